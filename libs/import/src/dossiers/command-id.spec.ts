import { commandIdOf } from './command-id';

describe('a command id', () => {
  it('is the UUID version 5 that it has always been: another one would import every log again', () =>
    expect(commandIdOf(['wabo-receipt', 'case-10011', 'task-42933', 'step'])).toBe(
      'a4373ce3-c17b-512b-ad59-107e0a8d4bd5',
    ));

  it('tells parts apart by their borders', () =>
    expect(commandIdOf(['log', 'case-1', '1', 'step'])).not.toBe(
      commandIdOf(['log', 'case-', '11', 'step']),
    ));
});
