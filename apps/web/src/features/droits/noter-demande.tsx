import { Modal, NativeSelect, Textarea } from '@mantine/core';
import {
  CANAUX_DEMANDE_DROIT,
  LIBELLES_CANAL_DEMANDE_DROIT,
  LIBELLES_TYPE_DEMANDE_DROIT,
  LIMITES_TEXTE,
  TYPES_DEMANDE_DROIT,
} from '@pdp/domain';
import type { DemandeDeposee, DossierVue, SaisirDemandeRequete } from '@pdp/domain';
import { api } from '../../platform/api/client';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { useFormulaireDossier } from '../dossier/use-formulaire-dossier';

const TYPES = [
  { value: '', label: 'Choisir…' },
  ...TYPES_DEMANDE_DROIT.map((value) => ({ value, label: LIBELLES_TYPE_DEMANDE_DROIT[value] })),
];
const CANAUX = CANAUX_DEMANDE_DROIT.filter((canal) => canal !== 'LIVRET').map((value) => ({
  value,
  label: LIBELLES_CANAL_DEMANDE_DROIT[value],
}));
const LIBELLES = { type: 'Droit exercé', canal: 'Comment la personne l’a demandé', detail: 'Ses mots' };

type Saisie = { type: string; canal: string; detail: string };

const fautes = ({ type, detail }: Saisie): Record<string, string> => ({
  ...(type === '' ? { type: 'Choisissez le droit que la personne exerce.' } : {}),
  ...(type === 'RECTIFICATION' && detail.trim() === '' ? { detail: 'Écrivez ce qui n’est pas exact.' } : {}),
});

const corps = ({ type, canal, detail }: Saisie): SaisirDemandeRequete => ({
  type: type as SaisirDemandeRequete['type'],
  canal: canal as SaisirDemandeRequete['canal'],
  ...(detail.trim() === '' ? {} : { detail: detail.trim() }),
});

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

/** Note une demande de droit dite par la personne ; rien n'est choisi d'avance, un retrait agit dès l'envoi. */
export function NoterDemande({ dossier, fermer }: Props) {
  const formulaire = useFormulaireDossier<Saisie, SaisirDemandeRequete>(dossier.id, {
    initiales: { type: '', canal: 'ENTRETIEN', detail: '' },
    brouillon: `dossier.${dossier.id}.droit`,
    libelles: LIBELLES,
    valider: fautes,
    corps,
    envoyer: (requete, cleIdempotence) =>
      api.creer<DemandeDeposee>(`/dossiers/${dossier.id}/demandes-droit`, requete, { cleIdempotence }),
    succes: 'Demande notée. Le délégué à la protection des données est prévenu.',
    fermer,
  });
  const { form } = formulaire;
  return (
    <Modal opened onClose={fermer} title="Noter une demande de droit">
      <CadreFormulaire formulaire={formulaire} bouton="Envoyer au délégué" fermer={fermer} nu>
        <p>Écrivez ce que la personne vous a dit. Le délégué à la protection des données lui répond en un mois.</p>
        <NativeSelect label={LIBELLES.type} required data={TYPES} {...form.getInputProps('type')} />
        <NativeSelect label={LIBELLES.canal} required data={CANAUX} {...form.getInputProps('canal')} />
        <Textarea
          label={LIBELLES.detail}
          autosize
          minRows={3}
          maxLength={LIMITES_TEXTE.commentaire}
          {...form.getInputProps('detail')}
        />
        {form.values.type === 'RETRAIT_CONSENTEMENT' && (
          <p role="status">L’effet est immédiat&nbsp;: tous les accords sont retirés dès l’envoi.</p>
        )}
      </CadreFormulaire>
    </Modal>
  );
}
