-- Dues: what a person's are based on over time, what is owed and paid for each month, the months closed, and what goes up.
-- Amounts are whole units of the currency (bigint). Money is never changed in place: what was wrong is put right by an entry of its own.

CREATE TABLE dues_basis (   -- a salary or pension is nobody's business: kept encrypted, shown to who takes the dues and to the person
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL, category text COLLATE "C" NOT NULL, base bytea,   -- null: it came with an archive that kept numbers back, and is assessed anew
  voluntary bigint NOT NULL DEFAULT 0 CHECK (voluntary >= 0), consent text,
  set_by uuid NOT NULL, set_name text NOT NULL, set_at timestamptz NOT NULL,
  valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity', version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK (valid_from < valid_to), CHECK ((voluntary = 0) = (consent IS NULL)));
CREATE UNIQUE INDEX dues_basis_open ON dues_basis (division, unit_id, person_id) WHERE valid_to = 'infinity';
CREATE INDEX dues_basis_scope ON dues_basis (scope);
CREATE INDEX dues_basis_person ON dues_basis (person_id, valid_to);
SELECT chibo_protect('dues_basis', person_column => 'person_id');

CREATE TABLE dues_line (   -- what a person owes for a month, as it was computed then, and what of it is paid
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL, person_name text NOT NULL, sort_key text COLLATE "C" NOT NULL, month text COLLATE "C" NOT NULL,
  category text COLLATE "C" NOT NULL, rule_id text COLLATE "C" NOT NULL, rulebook_hash text COLLATE "C" NOT NULL,
  due bigint NOT NULL CHECK (due >= 0), voluntary bigint NOT NULL DEFAULT 0 CHECK (voluntary >= 0),
  due_change bigint NOT NULL DEFAULT 0, paid bigint NOT NULL DEFAULT 0 CHECK (paid >= 0), version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK (due + due_change >= 0), CHECK (paid <= due + due_change + voluntary));
CREATE UNIQUE INDEX dues_line_month ON dues_line (division, unit_id, month, person_id);
CREATE INDEX dues_line_scope ON dues_line (scope, month);
CREATE INDEX dues_line_unpaid ON dues_line (scope, month) WHERE paid < due + due_change;
CREATE INDEX dues_line_person ON dues_line (person_id, month);
SELECT chibo_protect('dues_line', person_column => 'person_id');

CREATE TABLE dues_entry (   -- money taken or put right, and owing put right; counted in the sheet of the month `booked`
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  line_id uuid NOT NULL, person_id uuid NOT NULL, month text COLLATE "C" NOT NULL, booked text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('payment', 'correction', 'due_correction')), amount bigint NOT NULL CHECK (amount <> 0),
  made_on date NOT NULL, method text COLLATE "C", receipt_year int, receipt_no int, handed_by text, reason text,
  taken_by uuid NOT NULL, taken_name text NOT NULL, at timestamptz NOT NULL,
  PRIMARY KEY (division, id), FOREIGN KEY (division, line_id) REFERENCES dues_line (division, id),
  CHECK (kind <> 'payment' OR (amount > 0 AND method IS NOT NULL AND receipt_no IS NOT NULL)), CHECK (kind = 'payment' OR reason IS NOT NULL));
CREATE UNIQUE INDEX dues_entry_receipt ON dues_entry (division, unit_id, receipt_year, receipt_no) WHERE receipt_no IS NOT NULL;
CREATE INDEX dues_entry_scope ON dues_entry (scope);
CREATE INDEX dues_entry_line ON dues_entry (division, line_id);
CREATE INDEX dues_entry_booked ON dues_entry (division, unit_id, booked);
CREATE INDEX dues_entry_person ON dues_entry (person_id);
SELECT chibo_protect('dues_entry', person_column => 'person_id');

CREATE TABLE dues_remittance (   -- a slip: what came together at a unit, what it keeps, what it sends up
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  to_unit_id uuid, year int NOT NULL, number int NOT NULL, from_month text COLLATE "C" NOT NULL, to_month text COLLATE "C" NOT NULL,
  own bigint NOT NULL, received bigint NOT NULL, kept bigint NOT NULL, remitted bigint NOT NULL,
  share text COLLATE "C" NOT NULL, rule_id text COLLATE "C" NOT NULL, rulebook_hash text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('sent', 'confirmed', 'returned')),
  sent_on date NOT NULL, sent_by uuid NOT NULL, sent_name text NOT NULL, sent_at timestamptz NOT NULL,
  confirmed_on date, confirmed_by uuid, confirmed_name text, note text, passed_in uuid, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK (own + received = kept + remitted), CHECK (kept >= 0 AND remitted >= 0),
  CHECK ((state = 'sent') = (confirmed_on IS NULL)));
CREATE UNIQUE INDEX dues_remittance_number ON dues_remittance (division, unit_id, year, number);
CREATE INDEX dues_remittance_scope ON dues_remittance (scope, year);
CREATE INDEX dues_remittance_to ON dues_remittance (to_unit_id, year);
SELECT chibo_protect('dues_remittance');

CREATE TABLE dues_month (   -- a month's sheet once it is closed; what was counted then stays
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  month text COLLATE "C" NOT NULL, members int NOT NULL, due bigint NOT NULL, voluntary bigint NOT NULL, collected bigint NOT NULL, unpaid_members int NOT NULL,
  closed_on date NOT NULL, closed_by uuid NOT NULL, closed_name text NOT NULL, closed_at timestamptz NOT NULL, remittance_id uuid,
  PRIMARY KEY (division, id));
CREATE UNIQUE INDEX dues_month_once ON dues_month (division, unit_id, month);
CREATE INDEX dues_month_scope ON dues_month (scope, month);
SELECT chibo_protect('dues_month');

CREATE TABLE dues_keep (   -- what units below keep, where the rule leaves it to the unit above; `for_unit_id` is that unit itself where it holds for all
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  for_unit_id uuid NOT NULL, percent int NOT NULL CHECK (percent BETWEEN 0 AND 100), decision text,
  set_by uuid NOT NULL, set_name text NOT NULL, set_at timestamptz NOT NULL,
  valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity', version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK (valid_from < valid_to));
CREATE UNIQUE INDEX dues_keep_open ON dues_keep (division, unit_id, for_unit_id) WHERE valid_to = 'infinity';
CREATE INDEX dues_keep_scope ON dues_keep (scope);
SELECT chibo_protect('dues_keep', downwards => true);

CREATE TABLE dues_year (   -- the year settled: nothing of it is left undivided
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  year int NOT NULL, due bigint NOT NULL, collected bigint NOT NULL, received bigint NOT NULL, kept bigint NOT NULL, remitted bigint NOT NULL,
  unpaid bigint NOT NULL, unpaid_members int NOT NULL, note text,
  settled_on date NOT NULL, settled_by uuid NOT NULL, settled_name text NOT NULL, settled_at timestamptz NOT NULL,
  PRIMARY KEY (division, id), CHECK (collected + received = kept + remitted));
CREATE UNIQUE INDEX dues_year_once ON dues_year (division, unit_id, year);
CREATE INDEX dues_year_scope ON dues_year (scope, year);
SELECT chibo_protect('dues_year');

CREATE TABLE dues_stat (   -- sums of a unit by month; `collected` by the sheet, `kept` and `remitted` by the slip's last month
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL, month text COLLATE "C" NOT NULL,
  payers int NOT NULL DEFAULT 0, unpaid_members int NOT NULL DEFAULT 0, closed int NOT NULL DEFAULT 0,
  due bigint NOT NULL DEFAULT 0, paid bigint NOT NULL DEFAULT 0, collected bigint NOT NULL DEFAULT 0,
  kept bigint NOT NULL DEFAULT 0, remitted bigint NOT NULL DEFAULT 0, confirmed bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (division, unit_id, month));
CREATE INDEX dues_stat_scope ON dues_stat (scope, month);
SELECT chibo_protect_counts('dues_stat');
