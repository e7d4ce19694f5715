//! stub
#![allow(missing_docs, unused)]
use crate::model::*;
use crate::rules::*;
use chrono::NaiveDate;
pub struct Document;
pub trait View: serde::Serialize {
    fn document(&self) -> Document;
}
#[derive(serde::Serialize)]
pub struct V;
impl View for V {
    fn document(&self) -> Document {
        Document
    }
}
impl V {
    pub fn one_line(&self) -> Option<String> {
        None
    }
}
#[derive(Default)]
pub struct Filter {
    pub since: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub who: Option<String>,
    pub decision: Option<String>,
}
pub fn weekly(_: &Journal, _: NaiveDate, _: &[Finding], _: &[Problem]) -> V {
    V
}
pub fn flags(_: &Journal, _: NaiveDate, _: &[Finding]) -> V {
    V
}
pub fn list(_: &Journal, _: Kind, _: NaiveDate, _: &Filter) -> V {
    V
}
pub fn show(_: &Journal, _: &Entry, _: NaiveDate, _: &dyn Fn(&Entry) -> String) -> V {
    V
}
pub fn log(_: &Journal, _: NaiveDate, _: &Filter) -> V {
    V
}
pub fn search(_: &Journal, _: &str, _: &Filter, _: &dyn Fn(&Entry) -> String) -> V {
    V
}
pub fn soundness(_: &[Problem], _: usize) -> V {
    V
}
pub fn explain(_: &'static Rule) -> V {
    V
}
pub fn rule_index() -> V {
    V
}
pub fn read_back(_: &Journal, _: Of<'_, kinds::Meeting>, _: NaiveDate) -> V {
    V
}
