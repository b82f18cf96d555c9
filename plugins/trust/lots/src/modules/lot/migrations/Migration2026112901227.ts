import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Whoever packs may know which lot a bag is of, because its code was scanned: an act that names its lot takes from that lot
 * alone, any other first expired first. The rest of the rule stays as it is.
 */
const TAKES = 'and o.best_before >= lot_today() and s.quantity > 0'
const NAMED = `${TAKES} and (act->>'lot_id' is null or o.id = act->>'lot_id')`

const rewrite = (from: string, to: string) => `do $do$
  declare def text := pg_get_functiondef('lot_explain_level'::regproc);
  begin
    if position($a$${to}$a$ in def) > 0 then return; end if;
    if position($a$${from}$a$ in def) = 0 then raise exception 'lot_explain_level reads otherwise'; end if;
    execute replace(def, $a$${from}$a$, $b$${to}$b$);
  end $do$`

export class Migration2026112901227 extends Migration {
  override async up(): Promise<void> {
    this.addSql(rewrite(TAKES, NAMED))
  }

  override async down(): Promise<void> {
    this.addSql(`do $do$ begin
      execute replace(pg_get_functiondef('lot_explain_level'::regproc), $a$${NAMED}$a$, $b$${TAKES}$b$);
    end $do$`)
  }
}
