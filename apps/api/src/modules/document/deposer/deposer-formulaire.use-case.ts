import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type FichierVue, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse } from '../../../platform/http/probleme.exception.js';
import type { Envoi } from '../../../platform/http/televersement.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { DocumentsDepot } from '../persistence/documents.depot.js';
import { autreFichier } from './deposer-document.use-case.js';
import { Reception } from './reception.js';

const DU_COTE_DE_L_ASSURE = ['ASSURE', 'MANDATAIRE'];
/** Ce que la clé d'idempotence rejoue : le fichier, et de quoi reconnaître un autre envoi. */
type Retenu = FichierVue & { readonly empreinte: string };

const RECUEIL = { action: 'ecrire', categorie: 'consentements', portee: 'recueil' } as const;

/** Reçoit le formulaire signé d'un accord, numérisé ; il attend d'être analysé, puis rattaché à l'accord qu'il prouve. */
@Injectable()
export class DeposerFormulaire {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly reception: Reception,
    private readonly depot: DocumentsDepot,
  ) {}

  /** Refus à rendre avant de recevoir le moindre octet. */
  async refusDAvance(acteur: Acteur, dossierId: string): Promise<ErreurMetier | null> {
    const refus = refusDAcces(acteur, await this.faits.charger(acteur, dossierId), RECUEIL);
    if (refus) return refus;
    if (DU_COTE_DE_L_ASSURE.includes(acteur.fonction))
      return accesRefuse('Le formulaire papier est numérisé par l’agent qui l’a reçu.');
    const ferme = this.reception.fermeture();
    return ferme === null ? null : erreurMetier('regle-metier', ferme);
  }

  async executer(acteur: Acteur, dossierId: string, envoi: Envoi): Promise<Resultat<FichierVue, ErreurMetier>> {
    const fichierId = nouvelId();
    const recu = await this.reception.recevoir(fichierId, envoi);
    if (!recu.ok) return recu;
    let retenu: Resultat<Retenu, ErreurMetier> | null = null;
    try {
      retenu = await this.unite.executer<Retenu, ErreurMetier>(acteur, async (tx) => {
        const refus = refusDAcces(acteur, await this.faits.charger(acteur, dossierId, tx), RECUEIL);
        if (refus) return echec(refus);
        await this.depot.insererFichier(tx, acteur, { ...recu.valeur, dossierId, documentId: null });
        tx.journaliser({
          action: 'consentement.deposerFormulaire',
          ressource: 'fichier',
          ressourceId: fichierId,
          dossierId,
          categories: ['consentements'],
        });
        tx.publier('fichier-depose', { fichierId });
        const { nom, type, octets, empreinte } = recu.valeur;
        const vue = { id: fichierId, nom, type, octets, etat: 'QUARANTAINE', analyseSimulee: false } as const;
        return succes({ ...vue, empreinte });
      });
    } finally {
      if (!retenu?.ok || retenu.valeur.id !== fichierId) await this.reception.oublier(fichierId);
    }
    if (!retenu.ok) return retenu;
    const { empreinte, ...vue } = retenu.valeur;
    return empreinte === recu.valeur.empreinte ? succes(vue) : echec(autreFichier());
  }
}
