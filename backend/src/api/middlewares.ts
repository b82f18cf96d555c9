import {
  defineMiddlewares,
  errorHandler,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from '@medusajs/framework/http'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import { asProblems } from '@shanzhen/shops/api/problem'
import { env } from '../env'
import { passing, shortWait } from './away'
import { refusalInChinese } from '../refusals'
import { quotesStatement } from './statement'
import './contract'
import './shop-rights'
import { sendOpenFile } from '../files/open-files'
import { keepAppOutOfFrames } from './doors/app-frame'
import { clientAddressDoor } from './doors/client-address'
import { ownNameDoors } from './doors/own-name'
import { ownPagesDoor } from './doors/own-pages'
import { plainTextDoor } from './doors/plain-text'
import { keptFileDoors } from './doors/kept-files'
import { basketDoors } from './doors/basket-owner'
import { expansionDoors } from './doors/expansion'
import { shownOptionDoors } from './doors/shown-options'
import { nothingThereDoors } from './doors/nothing-there'
import { registrationDoors } from './doors/registration'
import { ownPhoneDoors } from './doors/own-phone'
import { wholeNumberDoors } from './doors/whole-numbers'
import { addressDoors } from './doors/address-regions'
import { chineseNameDoors } from './doors/chinese-names'
import { foundFirstDoor } from './doors/found-first'
import { soundOrderDoors } from './doors/sound-order'
import { stableListDoors } from './doors/stable-lists'

/** How the database itself refuses, in words for staff (triggers of lots, goods, recalls, claims, shops and money). */
const RULE = /(?:lot|recall|goods|after_sale|checkout|staff|shop): (\p{Script=Han}[^\n]*)/u
const standard = errorHandler()

/** Programs of shops are refused in their form also where their own door is not reached. */
function tellPrograms(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  if (/^\/shops\/api(?:[/?]|$)/i.test(request.originalUrl)) asProblems(request, response, next)
  else next()
}

/** What a body is refused for before anybody looks at it; Express says it in English. */
const UNREAD: Record<string, [number, string, string]> = {
  'entity.parse.failed': [400, 'not_json', '发来的内容不是完整的 JSON'],
  'entity.too.large': [413, 'too_large', '发来的内容太大，请分成几次'],
}

/** Medusa's own buttons (fulfil, edit stock) say what a lot's rule says, instead of that something went wrong. */
function explainRules(error: unknown, req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) {
  // A body that cannot be read comes here before any door.
  tellPrograms(req, res, () => undefined)
  const [status, code, unread] = UNREAD[(error as { type?: string } | null)?.type ?? ''] ?? []
  if (status) return void res.status(status).json({ type: MedusaError.Types.INVALID_DATA, code, message: unread })
  const wait = passing(error)
  if (wait) {
    res.setHeader('Retry-After', wait.retry_after_s)
    return void res.status(503).json(wait.body)
  }
  // An address that cannot be read (`/a%`): nobody is there.
  if (error instanceof URIError) {
    return void res.status(404).json({ type: MedusaError.Types.NOT_FOUND, message: '没有这个地址' })
  }
  // Out of a workflow it comes as a plain object.
  const { message = '', severity } = (error ?? {}) as { message?: string; severity?: string }
  const said = RULE.exec(message)
  if (!said && quotesStatement(message)) {
    req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(message)
    return void res.status(500).json({ type: MedusaError.Types.UNEXPECTED_STATE, message: '出错了，请稍后再试' })
  }
  const toStaff = ['/admin', '/auth/user', '/auth/mfa'].some((door) => req.path.startsWith(door))
  // What the database itself cannot do (it says how severe that is) is no refusal of what was asked.
  const inChinese = toStaff && !severity ? refusalInChinese(message) : null
  if (inChinese) {
    const { type = MedusaError.Types.INVALID_DATA, code } = error as Partial<MedusaError>
    return standard(new MedusaError(type, inChinese, code), req, res, next)
  }
  if (!said || (error instanceof MedusaError && !quotesStatement(message))) return standard(error, req, res, next)
  res.status(409).json({ type: MedusaError.Types.CONFLICT, code: 'stock_rule', message: said[1] })
}

keepAppOutOfFrames()

export default defineMiddlewares({
  errorHandler: explainRules,
  routes: [
    { matcher: '/*', middlewares: [tellPrograms] },
    ...plainTextDoor,
    ...clientAddressDoor(env.TRUSTED_PROXIES),
    { matcher: '/*', middlewares: [shortWait(env.DATABASE_WAIT_MS)] },
    ...ownPagesDoor(env.STORE_CORS, env.ADMIN_CORS, env.AUTH_CORS),
    ...ownNameDoors,
    ...registrationDoors,
    ...nothingThereDoors,
    ...keptFileDoors(env.S3_BUCKET ? env.S3_PREFIX : null),
    ...expansionDoors,
    ...shownOptionDoors,
    ...basketDoors,
    ...addressDoors,
    ...soundOrderDoors,
    ...stableListDoors,
    ...foundFirstDoor,
    ...chineseNameDoors,
    ...ownPhoneDoors,
    ...wholeNumberDoors,
    { matcher: '/static/*', middlewares: [sendOpenFile(env.S3_BUCKET ? env.S3_PREFIX : null)] },
  ],
})
