/** Lets the notes of a feed's records, and each change of them, enter the change log (ADR 40). */
export function notesChangedSql(table: string, feed: string): string {
  const ends = `'$[*] ? (exists(@.untilEvent) || exists(@.untilDate))'`;
  return `CREATE OR REPLACE TRIGGER notes_entered AFTER INSERT ON ${table}
      FOR EACH ROW WHEN (NEW.note_items IS NOT NULL AND NEW.notes @? ${ends})
      EXECUTE FUNCTION coordination.notes_changed('${feed}');
    CREATE OR REPLACE TRIGGER notes_updated AFTER UPDATE OF notes ON ${table}
      FOR EACH ROW EXECUTE FUNCTION coordination.notes_changed('${feed}')`;
}
