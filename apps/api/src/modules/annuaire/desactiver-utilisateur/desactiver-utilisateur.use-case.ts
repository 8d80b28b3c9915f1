import { Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type Resultat, type UtilisateurDesactive } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { CouperAcces } from '../couper-acces.js';
import { lireMotif } from '../lire-motif.js';
import { HabilitationDepot } from '../persistence/habilitation.depot.js';
import { refusDeRegle } from '../regles-habilitation.js';

/** Ferme un compte : plus aucune connexion, toutes ses sessions terminées dans la même transaction. Le redire ne change rien. */
@Injectable()
export class DesactiverUtilisateur {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly depot: HabilitationDepot,
    private readonly coupure: CouperAcces,
  ) {}

  executer(acteur: Acteur, id: string, motifRecu: string): Promise<Resultat<UtilisateurDesactive, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const connu = await this.depot.utilisateur(tx, acteur.plateformeId, id);
      if (!connu) return echec(introuvable());
      const motif = lireMotif(motifRecu);
      if (!motif.ok) return motif;
      if (id === acteur.utilisateurId)
        return echec(refusDeRegle('id', 'pour-soi', 'Un autre administrateur doit fermer votre compte.'));
      if (connu.ailleurs)
        return echec(
          refusDeRegle(
            'id',
            'autre-plateforme',
            'Cette personne travaille aussi ailleurs : terminez ses habilitations de votre plateforme.',
          ),
        );
      if (connu.actif) {
        await this.depot.desactiver(tx, id);
        await this.depot.tracer(tx, acteur, {
          ressource: 'utilisateur',
          ressourceId: id,
          transition: 'desactiver',
          de: 'ACTIF',
          vers: 'DESACTIVE',
          motif: motif.valeur,
        });
      }
      const terminees = await this.coupure.duCompte(tx, id);
      tx.journaliser({ action: 'utilisateur.desactiver', ressource: 'utilisateur', ressourceId: id });
      return succes({ id, actif: false, sessionsTerminees: terminees.length });
    });
  }
}
