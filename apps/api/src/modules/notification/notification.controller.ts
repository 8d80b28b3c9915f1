import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import type { EnvoisPage, NotificationsPage, PreferencesNotification } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { LireNotifications } from './lire-notifications/lire-notifications.use-case.js';
import { ListerNotificationsDto } from './lister-notifications/lister-notifications.dto.js';
import { ListerNotifications } from './lister-notifications/lister-notifications.use-case.js';
import { ReglerPreferencesDto } from './regler-preferences/regler-preferences.dto.js';
import { ReglerPreferences } from './regler-preferences/regler-preferences.use-case.js';
import { ListerEnvoisDto } from './superviser-envois/lister-envois.dto.js';
import { SuperviserEnvois } from './superviser-envois/superviser-envois.use-case.js';

/** Notifications de la personne connectée, préférences, boîte d'envoi et envois en échec. */
@Controller('api/v1/notifications')
export class NotificationController {
  constructor(
    private readonly liste: ListerNotifications,
    private readonly lecture: LireNotifications,
    private readonly reglage: ReglerPreferences,
    private readonly envois: SuperviserEnvois,
  ) {}

  @Get()
  @ActeDeclare('notification.lire')
  lister(@Moi() acteur: Acteur, @Query() demande: ListerNotificationsDto): Promise<NotificationsPage> {
    return this.liste.executer(acteur, demande);
  }

  @Post('lecture')
  @HttpCode(200)
  @ActeDeclare('notification.lire')
  async toutLire(@Moi() acteur: Acteur): Promise<{ lues: number }> {
    return deplier(await this.lecture.executer(acteur, null));
  }

  @Post(':id/lecture')
  @HttpCode(200)
  @ActeDeclare('notification.lire')
  async lire(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<{ lues: number }> {
    return deplier(await this.lecture.executer(acteur, id));
  }

  @Get('preferences')
  @ActeDeclare('notification.lire')
  preferences(@Moi() acteur: Acteur): Promise<PreferencesNotification> {
    return this.reglage.lire(acteur);
  }

  /** Réglage propre à la personne : pas de version, le dernier choix vaut. */
  @Put('preferences')
  @ActeDeclare('notification.lire')
  async regler(@Moi() acteur: Acteur, @Body() corps: ReglerPreferencesDto): Promise<PreferencesNotification> {
    return deplier(await this.reglage.executer(acteur, corps));
  }

  @Get('envois')
  @ActeDeclare('notification.lire')
  boite(@Moi() acteur: Acteur, @Query() demande: ListerEnvoisDto): Promise<EnvoisPage> {
    return this.envois.boite(acteur, demande);
  }

  @Get('echecs')
  @ActeDeclare('envoi.superviser')
  echecs(@Moi() acteur: Acteur, @Query() demande: ListerEnvoisDto): Promise<EnvoisPage> {
    return this.envois.echecs(acteur, demande);
  }

  @Post('echecs/:id/renvoi')
  @HttpCode(200)
  @ActeDeclare('envoi.superviser')
  async renvoyer(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<{ id: string; etat: string }> {
    return deplier(await this.envois.renvoyer(acteur, id));
  }
}
