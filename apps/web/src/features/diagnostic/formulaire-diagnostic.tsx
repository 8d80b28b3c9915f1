import { CATEGORIES_DIAGNOSTIC, LIBELLES_BLOC_DIAGNOSTIC, SCHEMAS_DIAGNOSTIC } from '@pdp/domain';
import type { BlocsDiagnostic, CategorieDiagnostic, Schema } from '@pdp/domain';
import type { UseFormReturnType } from '@mantine/form';
import { useAujourdhui } from '../../platform/format/horloge';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { QuiLira } from '../../platform/ui/formulaire/qui-lira';
import { ChampFiche } from '../dossier/fiche/champ-fiche';
import { useQuiLira } from '../dossier/lecteurs.requetes';
import { useFormulaireDossier } from '../dossier/use-formulaire-dossier';
import champs from '../dossier/dossier.module.css';
import { commandesDiagnostic } from './diagnostic.requetes';
import { corpsDiagnostic, fautesDiagnostic, libellesDiagnostic, saisieDiagnostic } from './diagnostic.vue';
import type { SaisieDiagnostic } from './diagnostic.vue';
import styles from './diagnostic.module.css';

type Props = {
  readonly dossierId: string;
  readonly blocs: BlocsDiagnostic;
  readonly version: number;
  readonly fermer: () => void;
};

/** Rédige la version en préparation, bloc par bloc ; chaque bloc dit qui le lira. */
export function FormulaireDiagnostic({ dossierId, blocs, version, fermer }: Props) {
  const aujourdhui = useAujourdhui();
  const formulaire = useFormulaireDossier<SaisieDiagnostic, SaisieDiagnostic>(dossierId, {
    initiales: saisieDiagnostic(blocs, version),
    brouillon: `dossier.${dossierId}.diagnostic`,
    libelles: libellesDiagnostic(),
    valider: (saisie) => fautesDiagnostic(saisie, aujourdhui),
    corps: (saisie) => saisie,
    envoyer: (saisie) => commandesDiagnostic.rediger(dossierId, corpsDiagnostic(saisie), saisie._version),
    succes: 'Diagnostic enregistré en brouillon.',
    fermer,
  });
  return (
    <CadreFormulaire formulaire={formulaire} bouton="Enregistrer le brouillon" fermer={fermer}>
      {CATEGORIES_DIAGNOSTIC.map((categorie) => (
        <Bloc
          key={categorie}
          dossierId={dossierId}
          categorie={categorie}
          form={formulaire.form as unknown as UseFormReturnType<Record<string, unknown>>}
        />
      ))}
    </CadreFormulaire>
  );
}

type PropsBloc = {
  readonly dossierId: string;
  readonly categorie: CategorieDiagnostic;
  readonly form: UseFormReturnType<Record<string, unknown>>;
};

function Bloc({ dossierId, categorie, form }: PropsBloc) {
  const lecteurs = useQuiLira(dossierId, categorie);
  return (
    <section className={styles['bloc']} aria-label={LIBELLES_BLOC_DIAGNOSTIC[categorie]}>
      <h3>{LIBELLES_BLOC_DIAGNOSTIC[categorie]}</h3>
      <p className="fin">
        <QuiLira lecteurs={lecteurs} />
      </p>
      <div className={champs['grille']}>
        {Object.entries(SCHEMAS_DIAGNOSTIC[categorie] as Schema).map(([cle, champ]) => (
          <ChampFiche key={cle} form={form} chemin={`${categorie}.${cle}`} champ={champ} lecteurs={lecteurs} />
        ))}
      </div>
    </section>
  );
}
