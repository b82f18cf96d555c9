import { Heading } from '@medusajs/ui'
import { DoorsNow } from './doors'
import { OwnSessions } from './own-sessions'

/** Signing in, as staff see it: their own devices, who is kept waiting, and what codes go out. */
function SignInPage() {
  return (
    <div className="flex flex-col gap-y-3">
      <Heading>登录安全</Heading>
      <OwnSessions />
      <DoorsNow />
    </div>
  )
}

export default SignInPage
