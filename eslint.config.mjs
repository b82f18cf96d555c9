// The rules for Vue's components; what is no component is read by oxlint (.oxlintrc.json), types are checked by tsc and vue-tsc.
import tseslint from 'typescript-eslint'
import vue from 'eslint-plugin-vue'

export default tseslint.config(
  { files: ['**/*.vue'] },
  { ignores: ['**/node_modules/', '.nuxt*/', '.output*/'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      'max-lines': ['error', { max: 300 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Their types are known wherever a test’s are.
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
      // The formatter decides how templates look.
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
)
