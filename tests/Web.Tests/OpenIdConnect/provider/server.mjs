// An identity provider for tests. It listens on a port of its own and says which; then reads from standard input where
// to send people back to, and is ready.
//
// Whoever signs in as NAME has the address NAME@example.org; it is verified, unless NAME begins with "unverified".
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { Provider } from 'oidc-provider'

let handle
const server = createServer((request, response) => handle(request, response))
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  console.log(issuer)
  createInterface({ input: process.stdin })
    .once('line', callback => {
      handle = providerAt(issuer, callback).callback()
      console.log('ready')
    })
    // Ends with the test that started it, however that ends.
    .once('close', () => process.exit())
})

function providerAt (issuer, callback) {
  return new Provider(issuer, {
    clients: [{
      client_id: 'icp-engage',
      client_secret: 'a secret of tests: with spaces & signs',
      redirect_uris: [callback],
      grant_types: ['authorization_code'],
      response_types: ['code']
    }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    cookies: { keys: ['of-tests-only'] },
    findAccount: (context, name) => ({
      accountId: name,
      claims: () => ({ sub: name, email: `${name}@example.org`, email_verified: !name.startsWith('unverified') })
    })
  })
}
