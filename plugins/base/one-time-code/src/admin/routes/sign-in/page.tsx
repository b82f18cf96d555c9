import { Heading } from '@medusajs/ui'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { DoorsNow } from './doors'
import { OwnPhone } from './own-phone'
import { OwnSessions } from './own-sessions'

/** Signing in, as staff see it: their own phone, password and devices; who looks after others sees the doors as well. */
function SignInPage() {
  const { answer } = useAnswer<{ mine: { rights: string[] } }>('/staff/rights')
  return (
    <div className="flex flex-col gap-y-3">
      <Heading>登录安全</Heading>
      <OwnPhone />
      <OwnSessions />
      {answer?.mine.rights.includes('staff:read') && <DoorsNow />}
    </div>
  )
}

export default SignInPage
