import type { CompiledQuery, RawBuilder, Selectable } from 'kysely';
import type { Ledger } from '../../../gen/db.ts';
import type { Actor, UnitRef } from '../access.ts';
import type { Clock } from '../clock.ts';
import type { Tx } from '../db/scope.ts';
import type { DocumentAsked, DocumentMade } from '../document.ts';
import type { Reason } from '../refusal.ts';
import type { Infer, Schema } from '../schema.ts';

/** What floors above hand to every command and query; each adds its own by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules that own the services
export interface Services {}

export type Context = {
  tx: Tx;
  actor: Actor;
  clock: Clock;
  /** the legal date, YYYY-MM-DD, in the organization's zone */
  today: string;
  services: Services;
  /** refuses unless the actor has the capability at the unit; 404 where he does not even see it */
  demand(capability: string, unit: UnitRef): void;
  may(capability: string, unit: UnitRef): boolean;
  /** of a command: units it names that are closed go on in their successors (`routed`), or it is refused; null where nothing is done */
  late: { refused: boolean; routed: Routed[] } | null;
};

/** A command that named a closed unit was done at the one that goes on in its place. */
export type Routed = { from: string; name: string; to: string; successor: string; on: string };

/** What a line of the ledger says beside who, when and where. No personal values: ids and names of fields only. */
export type LedgerEntry = {
  unit: UnitRef;
  subjectKind: string;
  subjectId: string;
  body?: Record<string, unknown>;
  reason?: string;
};

export type CommandContext = Context & {
  commandId: string;
  /** writes a line of the ledger in the unit's division, when the command commits */
  record(entry: LedgerEntry): Promise<void>;
  /** names units whose counts must be made anew before the commit */
  touch(...units: UnitRef[]): void;
  /** refuses to write facts of these days at these units where a guard stands against it (a closed period); asked by the bus for `factDays` */
  demandOpen(units: readonly UnitRef[], days: readonly string[]): Promise<void>;
  /** attaches pending files of this account to their owner; refuses file.unknown */
  attach(fileIds: string[], owner: { kind: string; id: string; unit: UnitRef }): Promise<void>;
};

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

type Declared = {
  /** the operation id: noun.verb */
  name: string;
  method: Method;
  /** address below /api/v1 with {parameters} taken from the input's fields of the same name */
  path: string;
  summary: string;
};

export type Command<I extends Schema = Schema, R = unknown> = Declared & {
  kind: 'command';
  capability: string;
  input: I;
  result: Schema;
  /**
   * The units that are locked, and at which the capability is asked, before anything is judged.
   * `demandAt` names fewer when others are only locked. Runs inside the row-security scope.
   */
  where(ctx: Context, input: Infer<I>): Promise<{ units: UnitRef[]; demandAt?: UnitRef[]; cross?: UnitRef[] }>;
  /** why `where` may name units outside the actor's reach to write to (`cross`), once the capability was found where it is asked */
  crosses?: string;
  /** refused where it names a closed unit: what is said of that one says nothing of its successor */
  late?: 'refused';
  /**
   * The days of which it writes facts, asked of the modules' guards when they are past. Left out: `on`, where the input has one; 'recorded': the record
   * knows them, and `run` asks `demandOpen` (the bus stops it where it did not); null: it writes none.
   */
  factDays?: ((input: Infer<I>) => readonly (string | null | undefined)[]) | 'recorded' | null;
  /** `units`: those that `where` named, locked before the first read of `run` is answered */
  run(ctx: CommandContext, input: Infer<I>, units: UnitRef[]): Promise<R>;
};

export type Query<I extends Schema = Schema, R = unknown> = Declared & {
  kind: 'query';
  /** 'signed-in' asks for no capability at a unit: own affairs only */
  capability: string | 'signed-in';
  input: I;
  output: Schema;
  where?(ctx: Context, input: Infer<I>): Promise<UnitRef>;
  run(ctx: Context, input: Infer<I>, unit: UnitRef): Promise<R>;
  /** true where reading leaves a line in the ledger (a dossier, an export) */
  recorded?: boolean;
  /** seconds that the answer may be old: a read replica may give it. Never with `recorded`; left out, the primary answers */
  mayLag?: number;
};

/** Seconds that overviews, trends, searches and counts may be old where read replicas give them. */
export const MAY_LAG = 15;

/** Declares a command; a missing capability does not compile. */
export function command<I extends Schema, R>(declared: Omit<Command<I, R>, 'kind'>): Command<I, R> {
  return { kind: 'command', ...declared };
}

/** Declares a query asked at a unit, or ('signed-in') of one's own affairs. */
export function query<I extends Schema, R>(declared: Omit<Query<I, R>, 'kind'>): Query<I, R> {
  return { kind: 'query', ...declared };
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds commands of every input type
export type AnyCommand = Command<any, any>;
// biome-ignore lint/suspicious/noExplicitAny: the registry holds queries of every input type
export type AnyQuery = Query<any, any>;

/** A table of counts that a module keeps: made anew, set-based, for the units named (D6, D7). */
export type Stat = {
  table: string;
  /** the tables it counts from: a command that wrote none of them leaves the counts as they are (`unit` is always one) */
  from: string[];
  /** tables that it reads too, of which a new row alone brings it nothing: counted anew once rows of theirs were changed or deleted */
  altered?: string[];
  /** one statement, sent with COMMIT */
  recount(division: string, unitIds: string[], today: string): RawBuilder<unknown>;
};

/**
 * What a module keeps of more than one unit, made of counts: marked as no longer holding, in the same transaction, by every command that counts anew in
 * one of these tables or writes one of `tables`, at the units that it locked or touched.
 */
export type Marks = {
  counts: readonly string[];
  tables: readonly string[];
  stale(division: string, units: readonly UnitRef[]): CompiledQuery;
};

/** What stands against writing facts of these past days at these units (a closed period); asked once their locks are held. */
export type Guard = (ctx: Context, units: readonly UnitRef[], days: readonly string[]) => Promise<Reason[]>;

/** What waits for whom: a line of Today. */
export type AttentionItem = {
  what: string;
  /** parameters of both texts; what the rulebook calls something comes in every language */
  values?: Record<string, string | number | Record<'vi' | 'en' | 'ar', string>>;
  why?: string;
  rule?: string;
  due?: string;
  state: 'due' | 'overdue' | 'information' | 'done';
  link: string;
  /** the verb on its button, when there is a better one than "open" */
  action?: string;
};

/** What a module on a low floor asks of those above it in their manifests, added by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules that ask
export interface ModuleParts {}

/** A module's manifest: what floor 8 and the roof drive. */
export type Module = ModuleParts & {
  name: string;
  commands: AnyCommand[];
  queries: AnyQuery[];
  /** tables whose rows carry a scope: a move rewrites it in each of them */
  ownedTables: string[];
  stats?: Stat[];
  marks?: Marks;
  guard?: Guard;
  /** capability asked at a file's unit, by the kind of the file's owner */
  files?: Record<string, string>;
  attention?: (ctx: Context) => Promise<AttentionItem[]>;
  /** what stands in a document of record, by its kind; floor 8 writes it as .docx. Each asks for the right to read its record, and 404 where there is none */
  documents?: Record<string, (ctx: Context, id: string, asked: DocumentAsked) => Promise<DocumentMade>>;
};

export type LedgerLine = Selectable<Ledger>;
