import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** What WeChat is told of how orders paid inside it were sent: once for each payment. */
export class Migration202611291302173 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists wechat_shipping_report (
      id text primary key, order_id text not null, transaction_id text not null unique check (transaction_id <> ''),
      openid text not null check (openid <> ''),
      state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'void')),
      tries integer not null default 0, due_at timestamptz not null default now(), tried_at timestamptz null,
      sent_at timestamptz null, errcode integer null, errmsg text null, created_at timestamptz not null default now(),
      check ((state = 'sent') = (sent_at is not null)))`)
    this.addSql(`create index if not exists "IDX_wechat_shipping_report_due"
      on wechat_shipping_report (due_at) where state = 'waiting'`)
    this.addSql(`create index if not exists "IDX_wechat_shipping_report_refused"
      on wechat_shipping_report (tried_at) where state = 'refused'`)
    this.addSql(`create or replace function wechat_report_once() returns trigger language plpgsql as $$
      begin
        if old.state = 'sent' or (new.order_id, new.transaction_id, new.openid)
            is distinct from (old.order_id, old.transaction_id, old.openid) then
          raise exception 'wechat: 发货信息只报一次';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger wechat_report_once before update on wechat_shipping_report
      for each row execute function wechat_report_once()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists wechat_shipping_report')
    this.addSql('drop function if exists wechat_report_once')
  }
}
