//! Ids for scenes and replies that have none: the ids by which the program knows them already, so that the
//! meaning of the file stays what it was. An id that somebody else bears is not given.

use crate::text::syntax::{Group, Item, Node, Seg, Span, parse};

/// The text with an id in every scene, reply, cut-in and impulse. A text with mistakes is left alone.
pub(super) fn give(text: &str) -> String {
    let tree = parse(text);
    let mut patches = match &tree.root {
        Some(root) if tree.errors.is_empty() => in_file(text, root),
        _ => Vec::new(),
    };
    patches.sort_by_key(|(span, _)| span.start);
    let mut made = text.to_owned();
    for (span, new) in patches.iter().rev() {
        made.replace_range(span.start..span.end, new);
    }
    made
}

type Patches = Vec<(Span, String)>;

fn in_file(text: &str, root: &Node) -> Patches {
    let scenes: Vec<&Group> = list(root, "scenes").chain(list(root, "aftermath")).collect();
    let mut patches = named(text, &scenes, "s");
    for scene in scenes {
        let mut replies: Vec<&Group> = entries(scene, "replies").collect();
        let impulse = field(scene, "impulse").and_then(fields);
        replies.extend(impulse);
        let ids = (1..=replies.len()).map(|number| match impulse {
            Some(_) if number == replies.len() => "impulse".to_owned(),
            _ => format!("r{number}"),
        });
        patches.extend(with_ids(text, &replies, &ids.collect::<Vec<_>>()));
        for part in entries(scene, "vent") {
            patches.extend(named(text, &entries(part, "cut_ins").collect::<Vec<_>>(), "cut"));
        }
    }
    patches
}

fn named(text: &str, groups: &[&Group], letter: &str) -> Patches {
    let ids: Vec<String> = (1..=groups.len()).map(|number| format!("{letter}{number}")).collect();
    with_ids(text, groups, &ids)
}

/// Patches for the groups without an id; one for each stands in `ids`.
fn with_ids(text: &str, groups: &[&Group], ids: &[String]) -> Patches {
    let own = |group: &&Group| id_of(text, group).map(|(_, id)| id).filter(|id| !id.is_empty());
    let taken: Vec<&str> = groups.iter().filter_map(own).collect();
    let mut patches = Vec::new();
    for (group, id) in groups.iter().zip(ids).filter(|(_, id)| !taken.contains(&id.as_str())) {
        match id_of(text, group) {
            None => patches.push((Span::new(group.open + 1, group.open + 1), format!("id: \"{id}\", "))),
            Some((span, "")) => patches.push((span, format!("\"{id}\""))),
            Some(_) => {}
        }
    }
    patches
}

fn id_of<'t>(text: &'t str, group: &Group) -> Option<(Span, &'t str)> {
    let span = field(group, "id")?.span;
    Some((span, span.of(text).trim_matches(['"', '#', 'r'])))
}

fn field<'n>(group: &'n Group, name: &str) -> Option<&'n Node> {
    group.item(Seg::Field(name)).map(|(_, item)| &item.value)
}

/// The groups with fields of a list under the file's root.
fn list<'n>(root: &'n Node, name: &str) -> impl Iterator<Item = &'n Group> {
    root.group().into_iter().flat_map(move |group| entries(group, name))
}

fn entries<'n>(group: &'n Group, name: &str) -> impl Iterator<Item = &'n Group> {
    let items = field(group, name).and_then(Node::group).map(|list| list.items.as_slice()).unwrap_or_default();
    items.iter().filter_map(|item: &Item| fields(&item.value))
}

/// A group that holds named fields, as a scene or a reply does.
fn fields(node: &Node) -> Option<&Group> {
    node.group().filter(|group| !group.items.is_empty() && group.items.iter().all(|item| item.label.is_some()))
}
