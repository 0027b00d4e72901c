-- A unit that was renamed is found by the names it bore before (M51): each word of such a name, with the day on which the unit got another one. Made of unit_period, where the names themselves stand.

CREATE TABLE unit_former_word (
  token text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), until date NOT NULL, PRIMARY KEY (token, unit_id, until));
CREATE INDEX unit_former_word_unit ON unit_former_word (unit_id, until, token);
GRANT SELECT, INSERT, DELETE ON unit_former_word TO chibo_app;

-- Those of the past, folded as src/platform/i18n/names.ts does it: marks off, small letters, đ as d, cut at whatever is neither letter nor digit.
INSERT INTO unit_former_word (token, unit_id, until)
  SELECT DISTINCT w, p.unit_id, p.valid_to
  FROM unit_period p JOIN unit_period n ON n.unit_id = p.unit_id AND n.valid_from = p.valid_to AND n.name <> p.name
    CROSS JOIN LATERAL regexp_split_to_table(
      translate(lower(regexp_replace(normalize(p.name, NFD), '[\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed]', '', 'g')), 'Đđ', 'dd'),
      '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u0609-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u2000-\u206f\u3000-\u3004\u3008-\u3020]+') w
  WHERE w <> '';
