// The shop inside WeChat: who is let in, who hears of it, what it is told.

/** @type {Record<string, string>} */
export const WECHAT_PROMISES = {
  '一个微信绑了两个账号 a WeChat opens two accounts, or another than the one it is bound to': `
      select w.id from wechat_identity w where w.unbound_at is null and (
        exists (select 1 from wechat_identity o where o.unbound_at is null and o.unionid = w.unionid
          and o.customer_id <> w.customer_id and o.id < w.id)
        or not exists (select 1 from auth_identity a where a.id = w.auth_identity_id and a.deleted_at is null
          and a.app_metadata->>'customer_id' = w.customer_id))`,
  '微信授权码用了两次 a code of WeChat’s let two in, or one under a state that was over': `
      select min(state) as id from wechat_authorization where openid is not null
        group by appid, code_hash having count(*) > 1
      union all select state from wechat_authorization where answered_at > expires_at + interval '1 minute'`,
  '没同意就发了微信消息 somebody was sent a message inside WeChat who had not agreed to it': `
      select id from wechat_message where msgid is not null and (agreed_at is null or agreed_at > sent_at)`,
  '公众号凭证不是最新的 the account’s token or ticket is none that was renewed, or good for longer than WeChat gives': `
      select kind as id from wechat_credential where (sealed is not null and (renewals = 0 or renewed_at is null))
        or renewed_at > now() + interval '5 minutes' or expires_at > renewed_at + interval '121 minutes'`,
  '报了别的收款的发货信息 an order is reported as sent under a payment that is none of its own': `
      select r.id from wechat_shipping_report r where not exists (select 1 from order_payment_collection c
        join payment p on p.payment_collection_id = c.payment_collection_id
        where c.order_id = r.order_id and p.data->>'transaction_id' = r.transaction_id)`,
}
