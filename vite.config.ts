import { defineConfig } from 'vite'

/**
 * Two builds from one source: the page (`vite build`) and what runs in Node (`vite build --ssr`). Node 20 does not
 * run TypeScript, so the command line and the server are built too; their libraries stay outside the bundle.
 */
export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? {
        build: {
          target: 'node20',
          ssr: true,
          outDir: 'dist/node',
          emptyOutDir: true,
          rolldownOptions: { input: 'src/cli/main.ts', output: { entryFileNames: 'yiwen.js' } },
        },
      }
    : {
        root: 'src/ui',
        base: './',
        build: { target: 'es2022', outDir: '../../dist/page', emptyOutDir: true },
      },
)
