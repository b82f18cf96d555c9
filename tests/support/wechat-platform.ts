/** The WeChat of the worker's backend, and a browser inside it as far as HTTP goes. */
import { createHash, randomBytes } from 'node:crypto'
import { type Platform, startPlatform } from '../../plugins/reach/wechat/sandbox/start'
import { PLATFORM } from './worker'

let opened: Platform | undefined

/** The one this worker's backend asks; the last file's is closed. */
export async function openPlatform(): Promise<Platform> {
  await opened?.close()
  const { WECHATPAY_APPID: appid = '', WECHATPAY_APP_SECRET: app_secret = '' } = process.env
  return (opened = await startPlatform({ ...PLATFORM, appid, app_secret }))
}

/** What the storefront's server tells the backend of a browser. */
export const newBrowser = () => createHash('sha256').update(randomBytes(24)).digest('base64url')

export const newOpenid = () => `o${randomBytes(21).toString('base64url').slice(0, 27)}`

/** At WeChat's permission page: where it leads back to. */
export async function follow(url: string): Promise<{ code: string; state: string; page: string }> {
  const answer = await fetch(url, { redirect: 'manual' })
  const back = new URL(answer.headers.get('location') ?? '')
  const [code = '', state = ''] = [back.searchParams.get('code') ?? '', back.searchParams.get('state') ?? '']
  return { code, state, page: back.origin + back.pathname }
}
