// One set of rules for backend, plugins, storefront, scripts and tests; types are checked by tsc and vue-tsc.
import tseslint from 'typescript-eslint'
import vue from 'eslint-plugin-vue'

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/.medusa/',
      '**/.cache/',
      '.nuxt*/',
      '.output*/',
      '.data*/',
      '**/*.snapshot*',
      '**/*.browser.js',
    ],
  },
  ...tseslint.configs.recommended,
  // Of what runs on servers or in the admin nothing is Vue.
  ...vue.configs['flat/recommended'].map((config) => ({ files: ['storefront/**'], ...config })),
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      'max-lines': ['error', { max: 300 }],
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.vue'],
    rules: {
      // Prettier decides how templates look.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      // Pages and layouts are named by their route.
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      // Units stand last in names: weight_g, price_fen.
      'vue/prop-name-casing': 'off',
    },
  },
  {
    // JSON-LD and search highlights: built from escaped text only.
    files: ['storefront/components/Base/BaseHits.vue'],
    rules: { 'vue/no-v-html': 'off' },
  },
  {
    // Anybody can write this header: whose request it is, is said once, by request.ip and event.context.clientAddress.
    files: ['backend/**', 'plugins/**', 'storefront/**'],
    ignores: ['storefront/server/plugins/client-address.ts', 'storefront/server/utils/backend.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'Literal[value=/^x-forwarded-for$/i]', message: 'Ask request.ip or event.context.clientAddress.' },
        { selector: 'CallExpression[callee.name="getRequestIP"]', message: 'Ask event.context.clientAddress.' },
      ],
    },
  },
  {
    // A wire is read on both sides of HTTP: zod and other wires, nothing that runs on a server.
    files: ['plugins/*/*/src/wire.ts', 'plugins/*/*/src/wire/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.{1,2}/|@medusajs/framework/zod$|@shanzhen/[a-z-]+/wire$)',
              message: 'A wire knows zod and other wires.',
            },
          ],
        },
      ],
    },
  },
  {
    // Their types are known wherever a test's are.
    files: ['backend/**', 'plugins/**', 'storefront/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        'describe',
        'it',
        'test',
        'expect',
        'vi',
        'beforeAll',
        'beforeEach',
        'afterAll',
        'afterEach',
      ],
    },
  },
  // Loaded by Medusa's own CommonJS loader.
  { files: ['tests/bench/plain/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['**/*.d.ts'], rules: { '@typescript-eslint/no-empty-object-type': 'off' } },
)
