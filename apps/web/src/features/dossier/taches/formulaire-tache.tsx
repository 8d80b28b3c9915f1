import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { LIBELLES_UNITE, LIMITES_TEXTE, UNITES_ASSURANCE_MALADIE } from '@pdp/domain';
import type { CreerTacheRequete, DossierVue } from '@pdp/domain';
import { useAujourdhui } from '../../../platform/format/horloge';
import { plusJours } from '../../../platform/format/dates';
import { useSession } from '../../../platform/session/session.requetes';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { CadreFormulaire } from '../../../platform/ui/formulaire/cadre-formulaire';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { optionsPersonnes } from '../../consentement/consentement.requetes';
import { commandesDossier } from '../dossier.requetes';
import { useQuiLira } from '../lecteurs.requetes';
import { useFormulaireDossier } from '../use-formulaire-dossier';
import styles from '../dossier.module.css';

type Saisie = { libelle: string; responsable: string; echeance: string };

const LIBELLES = { libelle: 'Action attendue', responsable: 'Responsable', echeance: 'Échéance' };

/** Responsables possibles : moi, les personnes du cercle, mes collègues, ou la file d'un service. */
function useResponsables(dossier: DossierVue) {
  const { utilisateur, habilitationActive } = useSession();
  const collegues = useQuery(optionsPersonnes(habilitationActive.unite));
  const personnes = new Map([[utilisateur.id, `${utilisateur.prenom} ${utilisateur.nom} (moi)`]]);
  for (const { id, nom, role } of dossier.cercle) if (role !== 'SERVICE' && !personnes.has(id)) personnes.set(id, nom);
  for (const { id, nom } of collegues.data?.elements ?? []) if (!personnes.has(id)) personnes.set(id, nom);
  return [
    { group: 'Personnes', items: [...personnes].map(([id, nom]) => ({ value: id, label: nom })) },
    {
      group: 'File d’un service',
      items: UNITES_ASSURANCE_MALADIE.map((unite) => ({ value: `unite:${unite}`, label: LIBELLES_UNITE[unite] })),
    },
  ];
}

const corpsTache = ({ libelle, responsable, echeance }: Saisie): CreerTacheRequete => ({
  libelle: libelle.trim(),
  ...(responsable.startsWith('unite:') ? { responsableUnite: responsable.slice(6) } : { responsableId: responsable }),
  ...(echeance === '' ? {} : { echeance }),
});

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

/** Confie une tâche : quoi, à qui, pour quand. */
export function FormulaireTache({ dossier, fermer }: Props) {
  const aujourdhui = useAujourdhui();
  const { utilisateur } = useSession();
  const responsables = useResponsables(dossier);
  const formulaire = useFormulaireDossier<Saisie, CreerTacheRequete>(dossier.id, {
    initiales: { libelle: '', responsable: utilisateur.id, echeance: plusJours(aujourdhui, 14) },
    libelles: LIBELLES,
    valider: ({ libelle }): Record<string, string> =>
      libelle.trim() === '' ? { libelle: 'Écrivez ce qu’il faut faire.' } : {},
    corps: corpsTache,
    envoyer: (corps, cle) => commandesDossier.creerTache(dossier.id, corps, cle),
    succes: 'Tâche confiée. La personne est prévenue.',
    fermer,
  });
  const { form } = formulaire;
  return (
    <CadreFormulaire formulaire={formulaire} bouton="Confier la tâche" fermer={fermer}>
      <ChampTexteLibre
        label="Action attendue, sans rien de médical"
        lignes={1}
        required
        limite={LIMITES_TEXTE.ligne}
        lecteurs={useQuiLira(dossier.id, 'taches')}
        {...form.getInputProps('libelle')}
      />
      <div className={styles['grille']}>
        <NativeSelect label="Responsable" required data={responsables} {...form.getInputProps('responsable')} />
        <ChampDate label="Échéance" min={aujourdhui} {...form.getInputProps('echeance')} />
      </div>
    </CadreFormulaire>
  );
}
