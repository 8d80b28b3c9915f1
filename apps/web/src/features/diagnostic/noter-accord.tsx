import { SCHEMA_ACCORD_RECUEILLI, lireContenu } from '@pdp/domain';
import type { DateCivile } from '@pdp/domain';
import type { UseFormReturnType } from '@mantine/form';
import { useAujourdhui } from '../../platform/format/horloge';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { ChampFiche } from '../dossier/fiche/champ-fiche';
import { useFormulaireDossier } from '../dossier/use-formulaire-dossier';
import champs from '../dossier/dossier.module.css';

type Accord = { readonly date: string; readonly facon: string };
type Props = {
  readonly dossierId: string;
  readonly bouton: string;
  readonly succes: string;
  readonly envoyer: (accord: Accord, cleIdempotence: string) => Promise<unknown>;
  readonly fermer: () => void;
};

/** Quand et comment la personne a dit oui, hors de son espace. */
export function NoterAccord({ dossierId, bouton, succes, envoyer, fermer }: Props) {
  const aujourdhui = useAujourdhui();
  const formulaire = useFormulaireDossier<Accord & Record<string, unknown>, Accord>(dossierId, {
    initiales: { date: aujourdhui, facon: 'ENTRETIEN' },
    libelles: { date: SCHEMA_ACCORD_RECUEILLI.date.libelle, facon: SCHEMA_ACCORD_RECUEILLI.facon.libelle },
    valider: ({ date, facon }) => {
      const lu = lireContenu(SCHEMA_ACCORD_RECUEILLI, { date, facon }, aujourdhui as DateCivile);
      return Object.fromEntries((lu.ok ? [] : lu.erreur).map(({ chemin, message }) => [chemin, message]));
    },
    corps: ({ date, facon }) => ({ date, facon }),
    envoyer,
    succes,
    fermer,
  });
  return (
    <CadreFormulaire formulaire={formulaire} bouton={bouton} fermer={fermer}>
      <div className={champs['grille']}>
        {Object.entries(SCHEMA_ACCORD_RECUEILLI).map(([cle, champ]) => (
          <ChampFiche
            key={cle}
            form={formulaire.form as unknown as UseFormReturnType<Record<string, unknown>>}
            chemin={cle}
            champ={champ}
            lecteurs={undefined}
          />
        ))}
      </div>
    </CadreFormulaire>
  );
}
