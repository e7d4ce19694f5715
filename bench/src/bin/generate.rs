//! `generate DIR ENTRIES`: writes a journal with this many entries into a folder.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let folder = arguments.next().map(PathBuf::from);
    let entries = arguments
        .next()
        .and_then(|count| count.to_str()?.parse::<usize>().ok());
    let (Some(folder), Some(entries)) = (folder, entries) else {
        eprintln!("usage: generate DIR ENTRIES");
        return ExitCode::from(2);
    };
    match firstteam_bench::generate(&folder, entries) {
        Ok(bytes) => {
            println!("{entries} entries, {bytes} bytes");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}
