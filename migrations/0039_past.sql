-- Counts of any past day without reading every line of the roster: what each day changed, unit by unit. What stood on a day is the sum of all days up to it.
-- Made anew with the other counts of a unit; where a unit stood on the day, unit_period says.

CREATE TABLE member_day_stat (
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL, day date NOT NULL,
  members int NOT NULL DEFAULT 0, official int NOT NULL DEFAULT 0, probationary int NOT NULL DEFAULT 0,
  female int NOT NULL DEFAULT 0, minority int NOT NULL DEFAULT 0, guests int NOT NULL DEFAULT 0,
  PRIMARY KEY (division, unit_id, day));
CREATE INDEX member_day_stat_scope ON member_day_stat (scope, day);
SELECT chibo_protect_counts('member_day_stat');
SELECT chibo_see_counts('member_day_stat');

CREATE TABLE post_day_stat (   -- of each unit 0 or 1, whatever it is: which units count is said by kind and setting when it is asked
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL, day date NOT NULL,
  committee int NOT NULL DEFAULT 0, head_known int NOT NULL DEFAULT 0, head_member int NOT NULL DEFAULT 0,
  dual_head int NOT NULL DEFAULT 0, dual_front int NOT NULL DEFAULT 0, dual_any int NOT NULL DEFAULT 0,
  PRIMARY KEY (division, unit_id, day));
CREATE INDEX post_day_stat_scope ON post_day_stat (scope, day);
SELECT chibo_protect_counts('post_day_stat');
SELECT chibo_see_counts('post_day_stat');

-- What is there already is counted by the codes of the rulebook that was loaded last; the nightly recount proves it.
INSERT INTO member_day_stat (division, unit_id, scope, day, members, official, probationary, female, minority, guests)
  SELECT m.division, m.unit_id, u.path, e.day, coalesce(sum(e.way) FILTER (WHERE own), 0), coalesce(sum(e.way) FILTER (WHERE own AND m.status = 'official'), 0),
    coalesce(sum(e.way) FILTER (WHERE own AND m.status = 'probationary'), 0), coalesce(sum(e.way) FILTER (WHERE own AND m.sex = c.female), 0),
    coalesce(sum(e.way) FILTER (WHERE own AND m.ethnicity <> c.majority), 0), coalesce(sum(e.way) FILTER (WHERE NOT own), 0)
  FROM (SELECT division, unit_id, valid_from, valid_to, status, sex, ethnicity, seat = 'own' AS own FROM membership) m
    JOIN unit u ON u.id = m.unit_id
    LEFT JOIN (SELECT body #>> '{membership,counting,female}' AS female, body #>> '{membership,counting,majority}' AS majority
      FROM rulebook_version ORDER BY loaded_at DESC LIMIT 1) c ON true
    CROSS JOIN LATERAL (VALUES (m.valid_from, 1), (m.valid_to, -1)) e(day, way)
  WHERE e.day <> 'infinity' GROUP BY m.division, m.unit_id, u.path, e.day
  HAVING sum(e.way) FILTER (WHERE own) <> 0 OR sum(e.way) FILTER (WHERE own AND m.status = 'official') <> 0 OR sum(e.way) FILTER (WHERE own AND m.status = 'probationary') <> 0
    OR sum(e.way) FILTER (WHERE own AND m.sex = c.female) <> 0 OR sum(e.way) FILTER (WHERE own AND m.ethnicity <> c.majority) <> 0 OR sum(e.way) FILTER (WHERE NOT own) <> 0;

WITH book AS MATERIALIZED (SELECT body FROM rulebook_version ORDER BY loaded_at DESC LIMIT 1),
  names AS MATERIALIZED (
    SELECT body #>> '{dualPosts,0,posts,0}' AS secretary, body #>> '{dualPosts,0,posts,1}' AS head, body #>> '{dualPosts,1,posts,1}' AS front,
      (SELECT p ->> 'id' FROM jsonb_array_elements(body -> 'posts') WITH ORDINALITY AS x(p, place)
        WHERE p ->> 'role' = 'committee' AND EXISTS (SELECT FROM jsonb_array_elements(body -> 'unitKinds') k WHERE (k ->> 'isCell')::boolean AND p -> 'at' ? (k ->> 'id'))
        ORDER BY place LIMIT 1) AS committee
    FROM book),
  line AS MATERIALIZED (
    SELECT o.division, o.unit_id, o.post, coalesce(o.person_id::text, o.holder_name) AS holder, o.holder_is_member, o.valid_from AS a, o.valid_to AS b, n.*
    FROM post o JOIN names n ON o.post IN (n.secretary, n.head, n.front, n.committee)),
  pair AS (
    SELECT s.division, s.unit_id, CASE WHEN o.post = o.head THEN 'dual_head' ELSE 'dual_front' END AS what, greatest(s.a, o.a) AS a, least(s.b, o.b) AS b
    FROM line s JOIN line o ON o.division = s.division AND o.unit_id = s.unit_id AND o.holder = s.holder AND o.a < s.b AND o.b > s.a
    WHERE s.post = s.secretary AND o.post IN (o.head, o.front)),
  fact AS MATERIALIZED (
    SELECT division, unit_id, 'committee' AS what, a, b FROM line WHERE post = committee
    UNION ALL SELECT division, unit_id, 'head_known', a, b FROM line WHERE post = head
    UNION ALL SELECT division, unit_id, 'head_member', a, b FROM line WHERE post = head AND holder_is_member
    UNION ALL SELECT * FROM pair UNION ALL SELECT division, unit_id, 'dual_any', a, b FROM pair),
  edge AS (
    SELECT division, unit_id, what, day, sum(way) AS way
    FROM (SELECT division, unit_id, what, a AS day, 1 AS way FROM fact UNION ALL SELECT division, unit_id, what, b, -1 FROM fact WHERE b <> 'infinity') e
    GROUP BY division, unit_id, what, day),
  stood AS (SELECT *, (sum(way) OVER (PARTITION BY division, unit_id, what ORDER BY day) > 0)::int AS state FROM edge),
  change AS (SELECT *, state - coalesce(lag(state) OVER (PARTITION BY division, unit_id, what ORDER BY day), 0) AS n FROM stood)
INSERT INTO post_day_stat (division, unit_id, scope, day, committee, head_known, head_member, dual_head, dual_front, dual_any)
  SELECT c.division, c.unit_id, u.path, c.day, coalesce(sum(n) FILTER (WHERE what = 'committee'), 0), coalesce(sum(n) FILTER (WHERE what = 'head_known'), 0),
    coalesce(sum(n) FILTER (WHERE what = 'head_member'), 0), coalesce(sum(n) FILTER (WHERE what = 'dual_head'), 0),
    coalesce(sum(n) FILTER (WHERE what = 'dual_front'), 0), coalesce(sum(n) FILTER (WHERE what = 'dual_any'), 0)
  FROM change c JOIN unit u ON u.id = c.unit_id WHERE n <> 0 GROUP BY c.division, c.unit_id, u.path, c.day;
