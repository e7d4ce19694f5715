//! A terminal of its own for the program, with somebody who types.
#![allow(dead_code, reason = "every test file uses some of it")]

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::{Duration, Instant};

use nix::pty::{Winsize, openpty};

/// How long to wait for what must come.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program at a terminal.
pub struct Terminal {
    child: Child,
    keys: File,
    shown: Arc<Mutex<Vec<u8>>>,
    /// The time from one key to the next.
    pace: Duration,
}

impl Terminal {
    /// Starts a program at a terminal of this size.
    pub fn start(command: &mut Command, columns: u16, rows: u16) -> Self {
        let size = Winsize {
            ws_row: rows,
            ws_col: columns,
            ws_xpixel: 0,
            ws_ypixel: 0,
        };
        let pty = openpty(&size, None).expect("a terminal");
        let end = || Stdio::from(pty.slave.try_clone().expect("an end"));
        let child = command.stdin(end()).stdout(end()).stderr(end()).spawn();
        let child = child.expect("the program starts");
        drop(pty.slave);
        // The command keeps its ends of the terminal, which would never close then.
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let keys = File::from(pty.master.try_clone().expect("a terminal"));
        let mut screen = File::from(pty.master);
        let shown = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&shown);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            // A terminal whose program has gone gives an error on Linux, and nothing elsewhere.
            while let Ok(count @ 1..) = screen.read(&mut buffer) {
                seen.lock().expect("not poisoned").extend(&buffer[..count]);
            }
        });
        let pace = std::env::var("FIRSTTEAM_TYPING_MS").ok();
        let pace = pace.and_then(|pace| pace.parse().ok()).unwrap_or(0);
        Self {
            child,
            keys,
            shown,
            pace: Duration::from_millis(pace),
        }
    }

    /// Types keys, one after the other.
    pub fn keys(&mut self, keys: &str) {
        let mut buffer = [0; 4];
        for key in keys.chars() {
            let bytes = key.encode_utf8(&mut buffer).as_bytes();
            self.keys.write_all(bytes).expect("typed");
            sleep(self.pace);
        }
    }

    /// Types a line.
    pub fn line(&mut self, line: &str) {
        self.keys(line);
        self.keys("\r");
    }

    /// Everything that was shown so far.
    pub fn shown(&self) -> String {
        String::from_utf8_lossy(&self.shown.lock().expect("not poisoned")).into_owned()
    }

    /// The same without what moves the cursor and paints.
    pub fn plain(&self) -> String {
        let shown = self.shown();
        let mut plain = String::new();
        for (at, part) in shown.split("\u{1b}[").enumerate() {
            let end = part.find(|letter: char| letter.is_ascii_alphabetic());
            plain.push_str(match end {
                Some(end) if at > 0 => &part[end + 1..],
                _ => part,
            });
        }
        plain.replace('\r', "")
    }

    /// Waits until these words are shown.
    #[track_caller]
    pub fn wait_for(&self, words: &str) {
        let found = within(PATIENCE, || self.plain().contains(words));
        assert!(found, "`{words}` was not shown in:\n{}", self.shown());
    }

    /// Waits until these words are shown for the second time.
    #[track_caller]
    pub fn wait_for_another(&self, words: &str) {
        let found = within(PATIENCE, || self.plain().matches(words).count() > 1);
        assert!(found, "`{words}` was not shown again in:\n{}", self.shown());
    }

    /// Kills the program, as a machine that loses its power would.
    pub fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    /// Waits until the program ends by itself; its exit code.
    #[track_caller]
    pub fn ends(mut self) -> i32 {
        let mut code = None;
        within(PATIENCE, || {
            code = self.child.try_wait().expect("a child");
            code.is_some()
        });
        let Some(code) = code else {
            let shown = self.shown();
            self.kill();
            panic!("the program goes on:\n{shown}");
        };
        code.code().unwrap_or(-1)
    }
}

/// Waits until something holds; whether it did in time.
pub fn within(patience: Duration, mut holds: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < patience {
        if holds() {
            return true;
        }
        sleep(Duration::from_millis(2));
    }
    false
}
