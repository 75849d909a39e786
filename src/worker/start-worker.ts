/**
 * Starts a worker from a file of our own build. Under Trusted Types a worker starts only from an address that a named
 * policy vouches for; a policy is made once in a page.
 */
export function startWorker(url: string): Worker {
  return new Worker(policy?.createScriptURL(url) ?? url, { type: 'module' })
}

const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('yiwen-worker', {
  createScriptURL: (ours) => ours,
})

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}
