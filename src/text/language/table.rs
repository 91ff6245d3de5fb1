//! What tells languages apart: their commonest small words, and letters that few others use.

/// ISO 639-1 code, and the words that hold sentences of the language together. Commoner languages stand first: they win
/// a tie. English comes first of all, with more words than the others, since what it shares with them proves nothing.
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    ("en", "the and of to that was with is has had have be been are were said says say told it its he his she her him they their them we our you your i my me \
            not no or but if by at on in for from as an a this these those there than then when where which who whom whose what why how will would could should \
            can may might must did do does done over under after before since until while because about into out up down off all any some more most other only \
            just also so such no nor own very too year years million billion percent people new first last one two three between during against through per according \
            men here now still even both each few many much made make go went come came get got us am pm man met see son sons ten para dos s d t ll re ve m"),
    ("de", "der die das und nicht mit ist ein eine einen einem einer eines auf für von dem den des zu zur zum sich sind wurde wird werden hat haben bei nach auch \
            dass daß im am als aus es er sie wie oder aber nur noch war waren wenn kein keine mehr um über durch vor ich wir sagte rund seit bis unter gegen beim vom in an man so"),
    ("es", "el la los las una uno un unos y de del en que con para por se su sus al lo como más pero fue es son está han ha sobre este esta entre cuando muy sin \
            hasta desde también dijo según no ya porque sido eran era tras años año había será ser hay donde quien cada todo ante hace a me he"),
    ("fr", "le la les des du de et est une un dans pour qui que sur pas au aux ce cette ces il elle ils elles par avec ne se son sa ses plus été sont ont avait \
            était mais ou où comme nous vous leur leurs selon après avant entre depuis sans sous très aussi en fait être deux dont contre chez cet d l qu n s c j on a or me as an"),
    ("pt", "o a os as um uma de do da dos das em no na nos nas que não com para por se ao aos à às pelo pela foi são mais mas como é está seu sua ele ela eles também \
            já entre até sobre sem quando muito disse segundo foram ser tem têm depois ainda isso este esta num numa anos ano me"),
    ("it", "il lo la i gli le un una uno di del della dei delle degli dello dell che e è per non con da dal dalla in nel nella nei al alla alle ai sono si come più \
            anche ma ha hanno su sul sulla questo questa stato stata ed dopo tra fra ancora suo sua loro detto ogni essere era all nell sull anni anno a no me so"),
    ("nl", "de het een en van niet dat met voor zijn ook wordt is op te aan er maar om bij naar uit dan nog door over tot heeft hebben werd worden kan deze dit die \
            ze zij hij ik wij geen meer als zei volgens tegen onder jaar waren had zo wel al der in was under of we me men"),
    ("sv", "och att det som på är av för inte ett en den med till har de om var men sig från han hon kan så vi ska efter när också blev enligt mellan under vid sade säger i man"),
    ("da", "og at det som på er af for ikke et en den med til har de om var men sig fra han hun kan så vi skal efter når også blev ifølge mellem under ved sagde siger i her over man"),
    ("no", "og at det som på er av for ikke et en den med til har de om var men seg fra han hun kan så vi skal etter når også ble ifølge mellom under ved sa sier i her over man"),
    ("pl", "i w z na nie się to że do jest o od po za przez był była było oraz dla jak co ale już tylko także są ich jego jej który która które przed ze tym tej \
            pod nad przy bez więc może być roku lat we a powiedział mówi on"),
    ("tr", "ve bir bu için olarak daha çok ile olan değil da de ne gibi kadar sonra en ancak göre oldu olduğu olduğunu dedi söyledi var yok ama o her tarafından \
            yüzde yıl yılında ise ki mi diye"),
    ("cs", "a v na se že je s z do o k i ve to jsou byl byla bylo jako pro ale po podle by od za který která které není jeho jejich také jen už nebo při ze řekl roce letech on"),
    ("sk", "a v na sa že je s z do o k i vo to sú bol bola bolo ako pre ale po podľa by od za ktorý ktorá ktoré nie jeho ich tiež len už alebo pri zo povedal roku rokov on"),
    ("hu", "a az és hogy nem is egy van volt meg de ez csak már el még ha mint vagy kell sem azt ki szerint után között mert lesz volna ezt aki amely millió évben mondta be"),
    ("ro", "și de în la a cu pe că nu o din pentru este au fost sunt mai un să se care prin lui după dar sau ca al ale despre între până ani anul spus am are on"),
    ("hr", "i u na je se da su za od s o iz kao koji koja koje ne bi bio bila bilo biti nije će to ali te po do što prema nakon sa između još samo ili godine rekao kazao on no"),
    ("sl", "in v na je se da so za od s o iz kot ki ne bi bil bila bilo biti ni bo to pa po do kar pri tudi še le ali med leta dejal on"),
    ("fi", "ja on ei se että oli ovat mutta kun kuin myös joka hän sen niin tai ole vain jo nyt mukaan sekä ollut sanoi vuonna jonka mitä olla eivät tämä prosenttia he me no"),
    ("et", "ja on ei see et oli kui ka aga mis ta oma ning või kes selle pole siis ütles aasta aastal"),
    ("lv", "un ir no uz ar ka par kas gada bija arī tas nav bet pēc kā līdz vai tikai sacīja teica"),
    ("lt", "ir yra kad į su iš buvo kaip bet dėl tai ne už apie po pagal nuo metais metų sakė teigė"),
    ("id", "yang dan di ke dari untuk dengan pada ini itu tidak adalah akan dalam oleh juga telah karena mereka dia kami ada bahwa saat sebagai kata lebih atau tahun"),
    ("vi", "và của là có không được cho các những một này đã với người trong khi để năm tại từ theo về ông bà sẽ cũng đến nhưng"),
    ("ca", "el la els les una un i de del dels en que amb per no es ha han és són més però com al als seu seva segons va també fins anys any aquest aquesta dit"),
    ("sq", "dhe të në e i një për me që nga është ka u janë do si se nuk më ky kjo por ose tha vitin"),
    ("af", "die en van het nie dat in is met vir op te wat aan sy was 'n ek ons hulle ook deur word gesê volgens jaar"),
    ("is", "og að er í á sem var ekki við um til með en það af fyrir hann hún þeir þetta frá eru hefur sagði"),
    ("eu", "eta da ez du bat izan dira zen baina ere dute bere hori esan zuen urtean"),
    ("cy", "y yn a i o ar mae yr ei am wedi ac gan oedd fod bod nid dywedodd"),
    ("sw", "na ya wa kwa ni katika la za kuwa hii hiyo alisema watu mwaka baada lakini"),
    ("tl", "ang ng sa mga na ay at ito hindi siya niya para kung dahil nito sinabi"),
];

/// Letters and marks that tell a language, in small words and large.
pub(super) const LETTERS: &[(&str, &str)] = &[
    ("de", "ßäöü"),
    ("es", "ñ¿¡áíóú"),
    ("fr", "œêèàçùûîôéë"),
    ("pt", "ãõçáêâóíà"),
    ("it", "òàùèì"),
    ("sv", "åäö"),
    ("da", "æøå"),
    ("no", "æøå"),
    ("pl", "łąężźśćń"),
    ("tr", "ğşıçöü"),
    ("cs", "ěřůčšžýáíé"),
    ("sk", "ľĺŕôäčšžťď"),
    ("hu", "őűáéíóö"),
    ("ro", "șțăşţâî"),
    ("hr", "đčćšž"),
    ("sl", "čšž"),
    ("fi", "äö"),
    ("et", "õäöü"),
    ("lv", "āēīūģķļņ"),
    ("lt", "ėįųūąęčšž"),
    ("vi", "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđươ"),
    ("is", "ðþæö"),
    ("sq", "ëç"),
    ("ca", "l·àèòçï"),
];

/// Letters that tell a language from others of its script.
pub(super) const WITHIN_SCRIPT: &[(&str, &str, &str)] = &[
    ("ru", "uk", "іїєґ"),
    ("ru", "be", "ў"),
    ("ru", "sr", "ђјљњћџ"),
    ("ru", "kk", "әғқңөұүһ"),
    ("ru", "mk", "ѓќѕ"),
    ("ar", "fa", "پچژگ"),
    ("ar", "ur", "ٹڈڑےں"),
    ("hi", "mr", "ळ"),
];
