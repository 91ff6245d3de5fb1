# The list of changes for the writer.

changes-title = تعديلات على النص: { $title }
changes-how = ما يُحذف مشطوب، وما يُضاف بخط عريض.
changes-how-lines = ما يُحذف مشطوب، وما يُضاف تحته خط.
changes-open = بانتظار القرار ({ $n })
changes-decided = بُتّ فيها ({ $n })
changes-none = لم يُطلب أي تعديل.
