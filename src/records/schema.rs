//! The tables, as numbered steps: each is a text that makes a file of the number before it one of its own. A text that
//! was ever released is never changed; a new need is a new text at the end, with a file of the last one kept for the test.

use rusqlite::{Connection, Transaction, TransactionBehavior};

/// Marks a file as ours: "Unrf".
pub(super) const APPLICATION: i32 = 0x556e_7266;

/// What leads from each schema to the next; the first makes the first.
const STEPS: [&str; 2] = [include_str!("schema/1.sql"), include_str!("schema/2.sql")];

/// The number of the schema that this program writes.
pub const SCHEMA: u32 = 2;
const _: () = assert!(STEPS.len() == SCHEMA as usize, "a schema for each text");

/// The number of the schema of a file; 0 before there is any.
pub(super) fn of(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Makes the present tables of whatever earlier ones there are, all or none.
pub(super) fn upgrade(connection: &mut Connection) -> rusqlite::Result<()> {
    upgrade_to(connection, SCHEMA)
}

fn upgrade_to(connection: &mut Connection, schema: u32) -> rusqlite::Result<()> {
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
    let found = of(&transaction)?;
    for (number, text) in (1..=schema).zip(STEPS).filter(|(number, _)| *number > found) {
        transaction.execute_batch(text)?;
        transaction.pragma_update(None, "user_version", number)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.commit()
}

/// What a file of that schema, or of a newer one, should hold and does not: a table, an index or a trigger.
pub(super) fn lacks(connection: &Connection, schema: u32) -> rusqlite::Result<Option<String>> {
    let mut sound = Connection::open_in_memory()?;
    upgrade_to(&mut sound, schema)?;
    let mut is_there = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?1 AND sql IS ?2")?;
    let mut all = sound.prepare("SELECT name, sql FROM sqlite_schema ORDER BY rowid")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let (name, sql): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        if !is_there.exists((&name, &sql))? {
            return Ok(Some(name));
        }
    }
    Ok(None)
}
