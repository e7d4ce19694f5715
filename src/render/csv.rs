//! Rows as CSV for a spreadsheet: RFC 4180, UTF-8, a line a row. An entry's words are anybody's words, and a spreadsheet
//! takes a cell that begins with `=` for a formula and runs it (<https://owasp.org/www-community/attacks/CSV_Injection>).

use super::safe;
use crate::report::Table;

/// What makes a spreadsheet take a cell for a formula, in both widths.
const RUNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A table as CSV, its columns' names first.
///
/// # Panics
/// Never: it is written into memory.
pub fn csv(table: &Table) -> String {
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    out.write_record(&table.columns).expect("into memory");
    for row in &table.rows {
        let cells = row.iter().map(|cell| inert(&safe::line(&cell.text())));
        out.write_record(cells).expect("into memory");
    }
    let bytes = out.into_inner().expect("into memory");
    String::from_utf8(bytes).expect("made of texts")
}

/// A cell that no spreadsheet runs: behind an apostrophe, which most of them hide.
fn inert(cell: &str) -> String {
    if cell.trim_start().starts_with(RUNS) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::Cell;

    fn rows(words: &str) -> String {
        csv(&Table {
            columns: vec!["words".to_owned(), "on".to_owned()],
            rows: vec![vec![Cell::Text(words.to_owned()), Cell::Number(3)]],
        })
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_inert() {
        for words in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"] {
            let text = rows(words);
            let cell = text.lines().nth(1).expect("a row");
            assert!(cell.starts_with('\''), "{words:?}: {text:?}");
        }
        assert_eq!(rows("a = b, c"), "words,on\r\n\"a = b, c\",3\r\n");
    }

    #[test]
    fn quotes_and_line_breaks_end_no_cell() {
        assert_eq!(
            rows("say \"no\",\r\nthen go"),
            "words,on\r\n\"say \"\"no\"\", then go\",3\r\n"
        );
    }
}
