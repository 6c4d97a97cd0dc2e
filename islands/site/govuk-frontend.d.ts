declare module "govuk-frontend" {
  interface ComponentClass {
    new (root: Element): unknown;
    moduleName: string;
  }
  export const Button: ComponentClass;
  export const Checkboxes: ComponentClass;
  export const ErrorSummary: ComponentClass;
  export const PasswordInput: ComponentClass;
  export const Radios: ComponentClass;
}
