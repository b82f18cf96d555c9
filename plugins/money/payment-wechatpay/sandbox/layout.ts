/** The look of the gateway's pages: plain, Chinese, made for a phone, and clearly not the real WeChat. */
export const escapeHtml = (value: string) => value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

export const yuan = (fen: number) => `¥${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

const STYLE = `
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;background:#f3f4f1;color:#1d2420;font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:30rem;margin:0 auto;padding:1rem}
.note{background:#fff4d6;color:#5c4300;border-radius:.5rem;padding:.5rem .75rem;font-size:.875rem;margin:0 0 1rem}
.card{background:#fff;border-radius:.75rem;padding:1.25rem;margin:0 0 1rem}
h1{font-size:1.125rem;margin:0 0 .5rem}.sum{font-size:2.5rem;font-weight:600;margin:.25rem 0 1rem;font-variant-numeric:tabular-nums}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:0;font-size:.9375rem}dt{color:#5b655f}dd{margin:0;text-align:right;overflow-wrap:anywhere}
form{margin:0}button,.button{display:block;width:100%;min-height:48px;border:1px solid #c9cfca;border-radius:.5rem;background:#fff;color:#1d2420;font:inherit;font-weight:600;margin:.625rem 0 0;text-align:center;line-height:46px;text-decoration:none;cursor:pointer}
button.pay{background:#067a3d;border-color:#067a3d;color:#fff}button:focus-visible,.button:focus-visible,a:focus-visible{outline:3px solid #1a5fb4;outline-offset:2px}
ul{list-style:none;margin:0;padding:0}li{border-top:1px solid #e4e7e2}li:first-child{border-top:0}li a{display:flex;justify-content:space-between;gap:1rem;padding:.875rem 0;color:inherit;text-decoration:none}
.muted{color:#5b655f;font-size:.875rem}.bad{color:#a3200f;font-weight:600;margin:0 0 .75rem}.good{color:#067a3d;font-weight:600;margin:0 0 .75rem}`

export const page = (title: string, content: string) => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><p class="note" role="note">微信支付沙箱：这里不会动用真实资金。</p>${content}</main></body></html>`
