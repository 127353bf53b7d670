export const name = 'a module';
