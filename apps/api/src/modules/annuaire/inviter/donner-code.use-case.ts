import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type InvitationVue, type Resultat } from '@pdp/domain';
import { DUREE_INVITATION_S, nouveauCode, sujetDInvitation } from '../../../platform/auth/invitations.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { HabilitationDepot } from '../persistence/habilitation.depot.js';
import { InvitationsDepot } from '../persistence/invitations.depot.js';

/** Donne un code neuf à une personne invitée qui n'est pas encore venue ; celui d'avant ne vaut plus. */
@Injectable()
export class DonnerCode {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly depot: HabilitationDepot,
    private readonly invitations: InvitationsDepot,
  ) {}

  async executer(acteur: Acteur, id: string): Promise<Resultat<InvitationVue, ErreurMetier>> {
    // Hors du résultat de la transaction : une clé d'idempotence le garderait vingt-quatre heures en base.
    let code: string | null = null;
    const fait = await this.unite.executer<Omit<InvitationVue, 'code'>, ErreurMetier>(acteur, async (tx) => {
      if (!(await this.depot.utilisateur(tx, acteur.plateformeId, id))) return echec(introuvable());
      const neuf = nouveauCode();
      if (!(await this.invitations.remplacerCode(tx, id, sujetDInvitation(neuf, tx.maintenant))))
        return echec(erreurMetier('conflit', 'Cette personne s’est déjà connectée : elle n’a plus besoin de code.'));
      tx.journaliser({ action: 'utilisateur.inviter', ressource: 'utilisateur', ressourceId: id });
      code = neuf;
      return succes({ id, fin: new Date(tx.maintenant.getTime() + DUREE_INVITATION_S * 1000).toISOString() });
    });
    return fait.ok ? succes({ ...fait.valeur, code }) : fait;
  }
}
