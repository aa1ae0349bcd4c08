// Lint rules of the TypeScript client, and of the generated code. ESLint is run in the root of the
// repository, since it lints only what is below the folder that it is run in.

import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["**/dist/", "**/build/", "**/node_modules/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ["tsconfig.generated.json", "{src,node,test,demo,bench}/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // Numbers are written into texts often, and never by mistake.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Errors of the caller's signal, of whatever kind, are passed on.
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/explicit-function-return-type": ["error", { allowExpressions: true }],
      // Assertions with ! are refused, so these stand where the compiler cannot know better.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: ["**/{test,demo,bench}/**/*.ts"],
    rules: {
      "no-console": "off",
      // Node's test runner waits for its tests by itself.
      "@typescript-eslint/no-floating-promises": "off",
      "@typescript-eslint/explicit-function-return-type": "off",
    },
  },
);
