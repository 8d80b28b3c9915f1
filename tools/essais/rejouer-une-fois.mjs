// Un vrai navigateur sur une machine partagée peut manquer un délai : un second essai, que le bilan nomme.
import { jest } from '@jest/globals';

jest.retryTimes(1, { logErrorsBeforeRetry: true });
