import { defineMiddlewares } from '@medusajs/framework/http'
import { checkedBody } from '@shanzhen/http/checked'
import { ActOnStock, Correct, Inspect, Receive, Reject, Standard, Transform, VoidLot } from './admin/lots/validators'
import { AddPhoto, HidePhoto } from './admin/lots/[id]/photos/validators'
import { LiftHold, RecordOutgoing } from './admin/outgoing-inspections/validators'
import { stockEdits } from './stock-edits'

/** What staff send is checked before a route sees it. */
export default defineMiddlewares({
  routes: [
    { method: 'POST', matcher: '/admin/lots', middlewares: [checkedBody(Receive)] },
    { method: 'POST', matcher: '/admin/lots/transform', middlewares: [checkedBody(Transform)] },
    { method: 'POST', matcher: '/admin/lots/:id/inspections', middlewares: [checkedBody(Inspect)] },
    { method: 'POST', matcher: '/admin/lots/:id/correct', middlewares: [checkedBody(Correct)] },
    { method: 'POST', matcher: '/admin/lots/:id/void', middlewares: [checkedBody(VoidLot)] },
    { method: 'POST', matcher: '/admin/lots/:id/reject', middlewares: [checkedBody(Reject)] },
    { method: 'POST', matcher: '/admin/lots/:id/acts', middlewares: [checkedBody(ActOnStock)] },
    // A photo comes as base64, a third longer than it is.
    {
      method: 'POST',
      matcher: '/admin/lots/:id/photos',
      bodyParser: { sizeLimit: '7mb' },
      middlewares: [checkedBody(AddPhoto)],
    },
    { method: 'POST', matcher: '/admin/lots/:id/photos/:photo_id/hide', middlewares: [checkedBody(HidePhoto)] },
    { method: 'POST', matcher: '/admin/orders/:id/outgoing-inspections', middlewares: [checkedBody(RecordOutgoing)] },
    { method: 'POST', matcher: '/admin/outgoing-inspections/:id/lift', middlewares: [checkedBody(LiftHold)] },
    { method: 'POST', matcher: '/admin/standards', middlewares: [checkedBody(Standard)] },
    ...stockEdits,
  ],
})
