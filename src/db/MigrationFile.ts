/** One numbered SQL file of an agency. */
export interface MigrationFile {
  /** `police/0003`: a file that is renamed stays the same migration. */
  readonly id: string;
  /** `police/0003-detention`, for people. */
  readonly name: string;
  /** The place in the order over all agencies: 13 digits, which is what TypeORM's names end in. */
  readonly order: number;
  readonly sql: string;
  readonly sha256: string;
}
