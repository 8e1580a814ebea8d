//! What a screen reader is told: the accessible tree of the program, and what is announced.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use atspi::events::object::{AnnouncementEvent, StateChangedEvent};
use atspi::proxy::accessible::AccessibleProxy;
use atspi::proxy::action::ActionProxy;
use atspi::proxy::bus::{BusProxy, StatusProxy};
use atspi::proxy::cache::CacheProxy;
use atspi::proxy::component::ComponentProxy;
use atspi::{CoordType, Interface, Role, State, StateSet};
use futures_lite::StreamExt as _;
use futures_lite::future::block_on;
use zbus::conn::Builder;
use zbus::{Connection, MatchRule, MessageStream, message};

use super::stage::{PATIENCE, wait};

/// One thing of the accessible tree.
#[derive(Clone, Debug)]
pub struct Item {
    /// Where it is found on the bus; the same thing keeps it.
    pub path: String,
    /// What it is.
    pub role: Role,
    /// What it is called.
    pub name: String,
    /// What else is said of it.
    pub description: String,
    /// Whether it can be clicked.
    pub clicks: bool,
    states: StateSet,
    parent: String,
    index: i32,
}

impl Item {
    /// Whether it has this state.
    pub fn is(&self, state: State) -> bool {
        self.states.contains(state)
    }

    /// Whether something can be done with it: by the keyboard, or by a click that it answers to. A scroll bar is none:
    /// keys and a screen reader's own commands move the page.
    pub fn is_control(&self) -> bool {
        let other = [Role::Frame, Role::ScrollBar].contains(&self.role);
        !other && self.is(State::Sensitive) && (self.is(State::Focusable) || self.clicks)
    }
}

/// Something that a screen reader was told of its own accord.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Words to be spoken.
    Announced(String),
    /// The keyboard came to the thing at this path.
    Focused(String),
}

/// A client of the accessibility bus, before the program is there.
pub struct Listener(Connection);

impl Listener {
    /// Switches accessibility on, as a screen reader does when it starts, and joins its bus.
    pub fn switch_on(session: &str) -> Self {
        let address = wait("the accessibility bus", || {
            block_on(async {
                let session = Builder::address(session)?.build().await?;
                let status = StatusProxy::new(&session).await?;
                status.set_is_enabled(true).await?;
                status.set_screen_reader_enabled(true).await?;
                BusProxy::new(&session).await?.get_address().await
            })
            .ok()
        });
        Self(block_on(async { Builder::address(address.as_str())?.build().await }).unwrap())
    }

    /// Waits for the program to appear.
    pub fn reader(self) -> Reader {
        Reader::of(self.0, None)
    }
}

impl Reader {
    /// Waits for a program to appear, another one than `before`: whoever is started once more has another name on the bus.
    fn of(bus: Connection, before: Option<&str>) -> Self {
        let program = wait("the program on the accessibility bus", || {
            block_on(async {
                let builder = AccessibleProxy::builder(&bus).destination("org.a11y.atspi.Registry")?;
                let desktop = builder.path("/org/a11y/atspi/accessible/root")?.build().await?;
                let programs = desktop.get_children().await?;
                let mut names = programs.iter().filter_map(|it| it.name_as_str());
                zbus::Result::Ok(names.find(|name| Some(*name) != before).map(str::to_owned))
            })
            .ok()
            .flatten()
        });
        let rule = MatchRule::builder().msg_type(message::Type::Signal).interface("org.a11y.atspi.Event.Object");
        let rule = rule.unwrap().sender(program.as_str()).unwrap().build();
        let mut signals = block_on(MessageStream::for_match_rule(rule, &bus, Some(1024))).unwrap();
        let (tell, told) = channel();
        // Ends with the connection.
        std::thread::spawn(move || {
            while let Some(Ok(message)) = block_on(signals.next()) {
                if let Some(event) = understood(&message)
                    && tell.send(event).is_err()
                {
                    return;
                }
            }
        });
        Self { bus, program, told, all: Vec::new() }
    }

    /// Waits for the program that was started in the place of this one.
    pub fn of_next(&self) -> Self {
        Self::of(self.bus.clone(), Some(&self.program))
    }
}

fn understood(message: &zbus::Message) -> Option<Told> {
    if let Ok(said) = AnnouncementEvent::try_from(message) {
        return Some(Told::Announced(said.text));
    }
    let change = StateChangedEvent::try_from(message).ok()?;
    (change.state == State::Focused && change.enabled).then(|| Told::Focused(change.item.path_as_str().to_owned()))
}

/// A screen reader's view of the program.
pub struct Reader {
    bus: Connection,
    program: String,
    told: Receiver<Told>,
    all: Vec<Told>,
}

impl Reader {
    /// The accessible tree as it is now, in reading order.
    pub fn tree(&self) -> Tree {
        // The program is on the bus a little before its tree is.
        let items = wait("the accessible tree", || {
            block_on(async {
                let cache = CacheProxy::builder(&self.bus).destination(self.program.as_str())?.build().await?;
                cache.get_items().await
            })
            .ok()
        });
        let items = items.into_iter().map(|item| Item {
            path: item.object.path_as_str().to_owned(),
            role: item.role,
            name: item.short_name,
            description: item.name,
            clicks: item.ifaces.contains(Interface::Action),
            states: item.states,
            parent: item.parent.path_as_str().to_owned(),
            index: item.index,
        });
        Tree::of(items.collect())
    }

    /// Waits for a tree in which something is found.
    ///
    /// # Panics
    /// When it never comes, with the tree that there is.
    pub fn wait<T>(&self, what: &str, ask: impl Fn(&Tree) -> Option<T>) -> T {
        let since = Instant::now();
        loop {
            let tree = self.tree();
            if let Some(found) = ask(&tree) {
                return found;
            }
            assert!(since.elapsed() < PATIENCE, "{what}: it never came\n{}", tree.outline());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits for something by its role and whole name.
    pub fn find(&self, role: Role, name: &str) -> Item {
        self.wait(&format!("{role} \"{name}\""), |tree| tree.find(role, name).cloned())
    }

    /// The middle of something on the display, in pixels.
    pub fn middle(&self, item: &Item) -> (i32, i32) {
        let (x, y, width, height) = block_on(async {
            let builder = ComponentProxy::builder(&self.bus).destination(self.program.as_str())?;
            builder.path(item.path.as_str())?.build().await?.get_extents(CoordType::Screen).await
        })
        .unwrap();
        (x + width / 2, y + height / 2)
    }

    /// Does what a screen reader does when one presses its key for a click.
    pub fn act(&self, item: &Item) {
        let done = block_on(async {
            let builder = ActionProxy::builder(&self.bus).destination(self.program.as_str())?;
            builder.path(item.path.as_str())?.build().await?.do_action(0).await
        });
        assert_eq!(done, Ok(true), "{item:?} does nothing");
    }

    /// Brings the keyboard to something, as a screen reader can. A window that has just opened may not take it yet.
    pub fn focus(&self, item: &Item) {
        let focus = || {
            block_on(async {
                let builder = ComponentProxy::builder(&self.bus).destination(self.program.as_str())?;
                builder.path(item.path.as_str())?.build().await?.grab_focus().await
            })
        };
        wait(&format!("the keyboard on {item:?}"), || (focus() == Ok(true)).then_some(()));
    }

    /// Everything told so far since this was last asked.
    pub fn heard(&mut self) -> Vec<Told> {
        self.all.extend(self.told.try_iter());
        std::mem::take(&mut self.all)
    }

    /// Waits until something of this kind was told, and keeps what came with it for [`Self::heard`].
    ///
    /// # Panics
    /// When it never comes, with what came instead.
    pub fn hear<T>(&mut self, what: &str, ask: impl Fn(&Told) -> Option<T>) -> T {
        let until = Instant::now() + PATIENCE;
        let mut next = 0;
        loop {
            if let Some(found) = self.all.get(next..).and_then(|rest| rest.iter().find_map(&ask)) {
                return found;
            }
            next = self.all.len();
            match self.told.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(told) => self.all.push(told),
                Err(_) => panic!("{what}: it was never told, only {:?}", self.all),
            }
        }
    }
}

/// The accessible tree at one moment.
pub struct Tree(pub Vec<Item>);

impl Tree {
    /// In reading order: each thing before what is in it.
    fn of(items: Vec<Item>) -> Self {
        let mut within: BTreeMap<String, Vec<Item>> = BTreeMap::new();
        let roots: Vec<Item> = items.iter().filter(|item| item.role == Role::Frame).cloned().collect();
        for item in items {
            within.entry(item.parent.clone()).or_default().push(item);
        }
        for inside in within.values_mut() {
            inside.sort_by_key(|item| std::cmp::Reverse(item.index));
        }
        let mut open = roots;
        let mut ordered = Vec::new();
        while let Some(item) = open.pop() {
            open.extend(within.remove(&item.path).unwrap_or_default());
            ordered.push(item);
        }
        Self(ordered)
    }

    /// Something by its role and whole name.
    pub fn find(&self, role: Role, name: &str) -> Option<&Item> {
        self.0.iter().find(|item| item.role == role && item.name == name)
    }

    /// What has the keyboard; none if that is the window itself.
    pub fn focused(&self) -> Option<&Item> {
        self.0.iter().find(|item| item.is(State::Focused) && item.role != Role::Frame)
    }

    /// Everything that can be used.
    pub fn controls(&self) -> impl Iterator<Item = &Item> {
        self.0.iter().filter(|item| item.is_control())
    }

    /// Names and states, without what changes while somebody speaks: to see whether a key did something.
    pub fn lasting(&self) -> Vec<(String, StateSet)> {
        let lasting = self.0.iter().filter(|item| item.role != Role::StatusBar);
        lasting.map(|item| (item.name.clone(), item.states)).collect()
    }

    /// The whole tree, a line each, for those who read why a test failed.
    pub fn outline(&self) -> String {
        let mut depth: BTreeMap<&str, usize> = BTreeMap::new();
        let mut text = String::new();
        for item in &self.0 {
            let within = depth.get(item.parent.as_str()).map_or(0, |above| above + 1);
            depth.insert(&item.path, within);
            let states: Vec<&str> = item
                .states
                .iter()
                .filter(|state| ![State::Visible, State::Showing, State::Enabled, State::Sensitive].contains(state))
                .map(|state| state.to_static_str())
                .collect();
            let sensitive = if item.is(State::Sensitive) { "" } else { " disabled" };
            writeln!(
                text,
                "{}{} \"{}\" {}{sensitive} {}",
                "  ".repeat(within),
                item.role,
                item.name,
                states.join(" "),
                item.description
            )
            .unwrap();
        }
        text
    }
}
