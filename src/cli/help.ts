export const HELP = `chibo: the command line. It talks to the database through the same door as everybody else.

  chibo help
  chibo run <command> '<json>'        run a command (names: /api on the running server)
  chibo ask <query> '<json>'          ask a query
  chibo import <file> [--dry-run] [--json] [--under UNIT] [--as-of YYYY-MM-DD]
                                      import a roster: an .xlsx workbook or a .csv file; a large one goes part by part
  chibo token <account> [--hours N]   a bearer token that acts exactly as the account (default 8 hours)
  chibo ledger verify                 seal what is open, then read the whole ledger again
  chibo integrity [--unit UNIT] [--json]
                                      run the integrity checks; exit 1 where an error is open that nobody explained
  chibo check-report <file> [--json [--details]] [--unit UNIT] [--as-of YYYY-MM-DD]
                                      recompute the numbers of a report (.docx, .txt); with a unit also compare them with the register
  chibo migrate                       bring the database to the newest migration
  chibo distribute [--dry-run]        spread the tables over the machines of a Citus cluster (docs/operations.md)
  chibo export [UNIT] --out FILE      the register of a unit as a workbook that can be imported again
  chibo archive [UNIT] --out FOLDER   everything a unit owns, as documented files (docs/export-format.md)
  chibo restore FOLDER|FILE.zip       read an archive into an empty database

  --demo            work on the demo's database
  --as ACCOUNT      act as this account instead of the local operator
  --language vi|en|ar   language of refusals

Exit: 0 applied (rejected rows allowed), 1 nothing applied, 2 wrong usage.`;
