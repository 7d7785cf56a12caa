export { describePersonKeys } from './person-keys-contract';
