//! `live`: a session at the terminal in the notation. Every line is on disk before it is answered, and becomes entries at
//! once; a session that was cut off is taken up again where it was.

mod complete;
mod editor;
mod recorded;
mod session;
mod status;

use clap::ArgMatches;

use super::commands::Minutes;
use super::commits::commit_written;
use super::context::{Context, now};
use super::verbs::after;
use super::{DONE, Error, streams};
use crate::capture::notation::{Mark, mark};
use crate::render::{self, Look};
use editor::{Editor, Input};
use session::Session;

const MARKS: &str = "
  @ weekly | present ana bo | absent eli   a meeting; present+ fay comes later
  # topic     ? proposal     = decision    = alone takes the proposal as it is
    why: …  cost: …  stop: …  metric: …  by: ana  door: one  tell: …
  +1 ana bo  +0 cy  0 dee  -0 eli  -1 fay  where people stand
  ! dee: concern // what would change it   !! dee: objection
  > bo: answer                             > bo declined: answer
  * cy -> bo: promise by friday            ~ dee to sales: \"what was told\"
  ^ side bo cy: what was seen              anything else is a note
  s/old/new/ puts a line right; undo takes one back; --- reads back, adjourns

";

const CLOSING: &str = "Adjourn? `yes`, `no`, or a line that puts it right";
const PROMPT: &str = "> ";

const GOES_ON: &str = "the meeting goes on";

pub(super) fn live(context: &Context, _matches: &ArgMatches) -> Result<u8, Error> {
    if !context.can_converse() {
        return Err(Error::usage("live needs a terminal to type at").help(
            "`firstteam capture FILE`, or `firstteam capture -` for a pipe, takes the same lines",
        ));
    }
    let mut session = Session::take_up(context)?;
    let mut editor = Editor::new(context.look())?;
    for line in session.lines() {
        editor.remember(line);
    }
    for line in session.welcome() {
        context.tell_as_is(&render::paragraph(&line, "", context.look()));
    }
    let mut closing: Option<String> = None;
    loop {
        editor.know(session.words());
        let look = editor.look(context.look());
        // The editor draws lines of one row only: what stands above them is not its business.
        context.tell_as_is(
            match &closing {
                None => session.status(look.width)?,
                Some(_) => CLOSING.to_owned(),
            }
            .as_str(),
        );
        let block = match editor.read(PROMPT)? {
            Input::Typed(block) => block,
            Input::Cleared => continue,
            Input::Ended if closing.take().is_some() => {
                context.tell(GOES_ON);
                continue;
            }
            Input::Ended => {
                if may_leave(&mut editor, &session)? {
                    return Ok(DONE);
                }
                continue;
            }
        };
        // A block that was pasted comes as one.
        for line in block.lines() {
            editor.remember(line);
            let typed = line.trim();
            if closing.is_some()
                && ["yes", "y"]
                    .iter()
                    .any(|yes| typed.eq_ignore_ascii_case(yes))
            {
                let line = closing.take().unwrap_or_default();
                match adjourn(context, &mut session, &look, &line) {
                    Ok(id) => {
                        session.finish()?;
                        streams::output(&format!("{id}\n"))?;
                        return Ok(DONE);
                    }
                    Err(error) => streams::error(&error.text(false)),
                }
                continue;
            }
            if closing.is_some() && ["no", "n"].iter().any(|no| typed.eq_ignore_ascii_case(no)) {
                closing = None;
                context.tell(GOES_ON);
                continue;
            }
            match mark(line).0 {
                Mark::Adjourn if session.meeting().is_some() => {
                    match read_back(context, &session, &look) {
                        Ok(()) => closing = Some(line.to_owned()),
                        Err(error) => streams::error(&error.text(false)),
                    }
                }
                _ if typed == "?" || typed.eq_ignore_ascii_case("help") => {
                    streams::error(MARKS);
                    list_waiting(context, &session, &look);
                }
                _ => enter(context, &mut session, &look, line),
            }
        }
    }
}

/// Takes a line, and tells what was understood. What went wrong ends nothing: the line is on disk.
fn enter(context: &Context, session: &mut Session, look: &Look, line: &str) {
    match session.enter(line) {
        Ok(answer) => {
            for words in answer.told {
                context.tell_as_is(&render::paragraph(&words, "  ", look));
            }
            for entry in &answer.created {
                after(context, session.store(), session.team(), entry);
            }
        }
        Err(error) => streams::error(&error.text(false)),
    }
}

/// The minutes as they stand, and the lines that wait.
fn read_back(context: &Context, session: &Session, look: &Look) -> Result<(), Error> {
    let Some(id) = session.meeting() else {
        return Ok(());
    };
    let minutes = Minutes::read(context, session.store(), id, now()?, true)?;
    context.show(&minutes.view()?)?;
    list_waiting(context, session, look);
    Ok(())
}

/// The lines that are not recorded yet, and what each of them lacks.
fn list_waiting(context: &Context, session: &Session, look: &Look) {
    let tell = |words: &str, indent: &str| {
        context.tell_as_is(&render::paragraph(words, indent, look));
    };
    let pending = session.pending();
    if !pending.is_empty() {
        tell(
            "These lines wait to be put right, and are kept as notes otherwise:",
            "",
        );
        for waiting in pending {
            tell(waiting.line.trim(), "  ");
            tell(&waiting.why, "    ");
        }
    }
    let loose = session.loose();
    if !loose.is_empty() {
        tell("These notes wait for a meeting:", "");
        for line in loose {
            tell(line.trim(), "  ");
        }
    }
}

fn adjourn(
    context: &Context,
    session: &mut Session,
    look: &Look,
    line: &str,
) -> Result<String, Error> {
    enter(context, session, look, line);
    let (Some(id), Some(ended)) = (session.meeting().map(str::to_owned), session.ended()) else {
        return Err(Error::usage("no meeting is open"));
    };
    // The meeting as it was held, then its end.
    commit_written(context, "adjourn");
    let _lock = session.store().lock()?;
    let minutes = Minutes::read(context, session.store(), &id, ended, false)?;
    minutes.close(context, session.store())?;
    Ok(id)
}

/// The end of the input is asked about where a meeting is open: it is easily typed by mistake.
fn may_leave(editor: &mut Editor, session: &Session) -> Result<bool, Error> {
    if session.meeting().is_none() && session.lines().next().is_none() {
        session.drop_empty()?;
        return Ok(true);
    }
    let question = "Leave? All is on disk, and `firstteam live` takes it up again. [Y/n] ";
    Ok(match editor.read(question)? {
        Input::Ended => true,
        Input::Cleared => false,
        Input::Typed(answer) => {
            let answer = answer.trim().to_lowercase();
            answer.is_empty() || answer.starts_with('y')
        }
    })
}
