import { RYTHMES_COURRIEL, type PreferencesNotification } from '@pdp/domain';
import { IsBoolean, IsIn } from 'class-validator';

export class ReglerPreferencesDto implements PreferencesNotification {
  @IsIn(RYTHMES_COURRIEL, {
    message: 'Choisissez un rythme de courriel : jamais, une fois par jour, ou tout de suite.',
  })
  courriel: PreferencesNotification['courriel'];

  @IsBoolean({ message: 'Répondez par oui ou par non.' })
  sms: boolean;
}
