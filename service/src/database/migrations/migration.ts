/** A change of the database's schema. */
export interface Migration {
    /** What it does, in a few words. */
    readonly name: string;
    /** Statements, run one after another in one transaction. */
    readonly statements: readonly string[];
}
