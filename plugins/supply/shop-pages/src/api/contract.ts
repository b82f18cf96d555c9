import { contract } from '@shanzhen/http/contract'
import * as wire from '../wire'
import * as asked from './validators'

export const ROUTES = contract(
  {
    'GET /shops/me/page': { zh: '小店主页的公告、介绍和毛利', answer: wire.OwnPageAnswer },
    'POST /shops/me/page': { zh: '改小店主页，营业或打烊', body: asked.PageBody, answer: wire.OwnPageAnswer },
    'GET /shops/me/page/sales': {
      zh: '主页卖出的订单和每单毛利，最新在前',
      query: asked.SalesQuery,
      answer: wire.PageSales,
    },
  },
  { PageSale: wire.PageSale },
)
