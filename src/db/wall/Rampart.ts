/** One policy: what may be done to which rows. */
export interface Policy {
  readonly name: string;
  readonly command: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  readonly rows: string;
}

/** The policies of one table, of which each lets rows pass and none keeps any back. */
export interface Rampart {
  /** Schema and name. */
  readonly table: string;
  readonly policies: readonly Policy[];
  /** Whether the table has records of which some readers learn only that they exist. */
  readonly pointers?: boolean;
  /** The feed of its records: changes of their notes enter the change log under this name. */
  readonly feed?: string;
}
