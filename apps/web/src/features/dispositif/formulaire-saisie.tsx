import { DISPOSITIFS } from '@pdp/domain';
import type { DispositifVue, DispositifsVue, Schema } from '@pdp/domain';
import type { UseFormReturnType } from '@mantine/form';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { ChampFiche } from '../dossier/fiche/champ-fiche';
import { enCorps, enSaisie, libellesDe } from '../dossier/fiche/fiche.saisie';
import type { SaisieFiche } from '../dossier/fiche/fiche.saisie';
import { useQuiLira } from '../dossier/lecteurs.requetes';
import { useFormulaireDossier } from '../dossier/use-formulaire-dossier';
import { Compteurs } from './compteurs';
import { fautesDeSaisie, simuler } from './dispositif.vue';
import styles from './dispositif.module.css';
import champs from '../dossier/dossier.module.css';

type Props = {
  readonly dossierId: string;
  /** Dispositif visé ; neuf, il est dans son premier état. */
  readonly dispositif: Pick<DispositifVue, 'type' | 'etat' | 'donnees'>;
  readonly ensemble: DispositifsVue;
  readonly schema: Schema;
  readonly initiales: Readonly<Record<string, unknown>>;
  readonly brouillon: string;
  readonly bouton: string;
  readonly succes: string;
  readonly envoyer: (saisie: Readonly<Record<string, unknown>>, cleIdempotence: string) => Promise<unknown>;
  readonly fermer: () => void;
};

/** Saisie d'une ouverture ou d'un geste, dessinée d'après son schéma, avec ce que la saisie donnerait. */
export function FormulaireSaisie({ dossierId, dispositif, ensemble, schema, initiales, ...reste }: Props) {
  const lecteurs = useQuiLira(dossierId, 'dispositifs');
  const base = enSaisie(schema, initiales);
  const { aujourdhui } = ensemble;
  const formulaire = useFormulaireDossier<Record<string, unknown>, Record<string, unknown>>(dossierId, {
    initiales: base,
    brouillon: reste.brouillon,
    libelles: libellesDe(schema, base),
    valider: (valeurs) => fautesDeSaisie(schema, valeurs as SaisieFiche, aujourdhui),
    corps: (valeurs) => sansVide(enCorps(schema, valeurs as SaisieFiche)),
    envoyer: reste.envoyer,
    succes: reste.succes,
    fermer: reste.fermer,
  });
  const compteurs = simuler(dispositif, schema, formulaire.form.values as SaisieFiche, ensemble);
  return (
    <CadreFormulaire formulaire={formulaire} bouton={reste.bouton} fermer={reste.fermer}>
      <div className={champs['grille']}>
        {Object.entries(schema).map(([cle, champ]) => (
          <ChampFiche
            key={cle}
            form={formulaire.form as UseFormReturnType<Record<string, unknown>>}
            chemin={cle}
            champ={champ}
            lecteurs={lecteurs}
          />
        ))}
      </div>
      {Object.keys(schema).length === 0 && <p>{DISPOSITIFS[dispositif.type].enClair}</p>}
      {compteurs.length > 0 && (
        <div className={styles['simulation']} role="status">
          <b>Ce que cela donnerait</b>
          <Compteurs compteurs={compteurs} detail />
        </div>
      )}
    </CadreFormulaire>
  );
}

// Un champ laissé vide n'est pas envoyé : le serveur garde ce qu'il sait déjà.
const sansVide = (corps: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(corps).filter(([, valeur]) => valeur !== null && !(Array.isArray(valeur) && valeur.length === 0)),
  );
