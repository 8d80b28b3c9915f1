import { Injectable } from '@nestjs/common';
import { dateParis, echec, erreurMetier, lireDateInclusion, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { DossierPort, OuvertureDossierPort } from '../dossier/dossier.port.js';
import { AvancementSignalement, type CommandeAgent, type EtapeEnregistree } from './avancement-signalement.js';
import type { SignalementCharge } from './persistence/signalement.repository.js';

/** La personne accepte : son unique dossier s'ouvre, ou le signalement rejoint celui qui l'est déjà. */
@Injectable()
export class AcceptationSignalement {
  constructor(
    private readonly avancement: AvancementSignalement,
    private readonly ouverture: OuvertureDossierPort,
    private readonly dossiers: DossierPort,
  ) {}

  async accepter(
    tx: Transaction,
    acteur: Acteur,
    charge: SignalementCharge,
    commande: CommandeAgent & { readonly commentaire?: string | undefined; readonly commenceLe?: string | undefined },
  ): Promise<Resultat<EtapeEnregistree, ErreurMetier>> {
    const inclusion = lireDateInclusion(commande.commenceLe, dateParis(tx.maintenant));
    if (!inclusion.ok) return echec(dateRefusee(inclusion.erreur));
    const apres = this.avancement.calculer(charge, commande, acteur, tx.maintenant);
    if (!apres.ok) return apres;
    const { dossierId } = await this.ouverture.ouvrirOuRejoindre(tx, acteur, {
      assureId: charge.assureId,
      plateformeId: charge.plateformeId,
      signalementId: charge.id,
      emetteurId: charge.emetteurId,
      niveauComplexite: charge.domaine.niveauComplexite,
      dateInclusion: inclusion.valeur,
      // L'assistante sociale qui accepte mène l'accompagnement ; un CSAM laisse le dossier « sans référent ».
      referentId: acteur.fonction === 'ASSISTANT_SERVICE_SOCIAL' ? acteur.utilisateurId : null,
    });
    await this.dossiers.noterContact(tx, dossierId, dateParis(tx.maintenant));
    const resume = await this.dossiers.resume(dossierId, tx);
    return this.avancement.avancer(tx, charge, commande, acteur, {
      dossierId,
      aUnReferent: resume?.referentId != null,
    });
  }
}

const dateRefusee = (message: string): ErreurMetier =>
  erreurMetier('requete-invalide', 'Certains champs sont à corriger.', {
    champs: [{ chemin: 'commenceLe', code: 'date-refusee', message }],
  });
