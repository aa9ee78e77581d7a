//! Distinguishes an absent key of a draft from a wrong one, which has been reported already.

/// What a check found under a key. A value that was not declared and one that is wrong are told apart,
/// so that the one is asked for where it is needed, and the other is not reported a second time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Field<T> {
    /// The key is not declared.
    #[default]
    Absent,
    /// What is wrong with it is among the problems.
    Faulty,
    /// Its value.
    There(T),
}

impl<T> Field<T> {
    /// The value, if there is a sound one.
    pub(super) fn there(self) -> Option<T> {
        match self {
            Self::There(value) => Some(value),
            Self::Absent | Self::Faulty => None,
        }
    }

    /// This one, or the one that is inherited where this one is not declared.
    pub(super) fn or(self, inherited: Self) -> Self {
        match self {
            Self::Absent => inherited,
            declared => declared,
        }
    }

    /// What is made of the value; what cannot be made of it is among the problems.
    pub(super) fn and_then<U>(self, make: impl FnOnce(T) -> Option<U>) -> Field<U> {
        match self {
            Self::Absent => Field::Absent,
            Self::Faulty => Field::Faulty,
            Self::There(value) => Field::read(make(value)),
        }
    }

    /// A value that was declared: sound, or reported.
    pub(super) fn read(value: Option<T>) -> Self {
        value.map_or(Self::Faulty, Self::There)
    }
}
