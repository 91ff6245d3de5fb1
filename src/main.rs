fn main() {
    let files = std::env::args_os().skip(1).map(Into::into).collect();
    if let Err(e) = tickmark::workbench::run(files) {
        eprintln!("{e}");
        std::process::exit(1)
    }
}
